import pytest
from django.urls import reverse

from challenges.models import SavedSearch
from challenges.tasks import look_through_searches
from config.celery import app
from notifications.models import Message
from tests.journeys import people
from tests.journeys.challenges import challenge_at, saved_search, theme

pytestmark = pytest.mark.django_db
SAVED = "/saved-searches/"
NEW = "/saved-searches/new/?q=potholes&theme=social-care&page=3&utm=x&region="


@pytest.fixture
def person(client):
    theme("Social care")
    person = people.anybody()
    client.force_login(person)
    return person


def test_list_offers_to_save_its_search_without_the_page(client):
    challenge_at()
    page = client.get("/challenges/", {"q": "visits", "page": "1"}).content.decode()
    assert 'href="/saved-searches/new/?q=visits"' in page


def test_saving_asks_to_sign_in_and_comes_back_to_the_same_search(client):
    response = client.get("/saved-searches/new/?q=potholes&theme=social-care")
    assert response.status_code == 302
    assert "next=/saved-searches/new/%3Fq%3Dpotholes%26theme%3Dsocial-care" in response.url


def test_search_is_kept_with_its_filters_only_and_a_name_made_of_them(client, person):
    page = client.get(NEW)
    assert page.context["form"]["name"].value() == "potholes, Social care"
    response = client.post(NEW, {"name": "Roads", "alerts": "daily"})
    search = SavedSearch.objects.get(person=person)
    assert (response.url, search.name, search.query) == (
        SAVED,
        "Roads",
        "q=potholes&theme=social-care",
    )


def test_name_taken_is_said_beside_the_name(client, person):
    saved_search(by=person, name="Roads")
    response = client.post(NEW, {"name": "Roads", "alerts": "never"})
    assert response.status_code == 422
    assert response.context["form"].errors == {
        "name": ["You have a saved search of this name. Choose another."]
    }


def test_saved_searches_say_what_they_look_for_and_what_is_gone(client, person):
    saved_search("q=potholes&theme=social-care", by=person, name="Roads")
    saved_search("theme=never-was", by=person, name="Gone")
    page = client.get(SAVED).content.decode()
    assert "Theme:</span> Social care</li>" in page
    assert 'href="/challenges/?q=potholes&amp;theme=social-care"' in page
    assert page.count("is no longer a choice") == 1
    assert page.count("So this search finds nothing") == 1


def test_script_in_a_search_and_its_name_is_shown_as_text(client, person):
    hostile = "<script>alert(1)</script>"
    saved_search("q=%3Cscript%3Ealert(1)%3C/script%3E", by=person, name=hostile)
    page = client.get(SAVED).content.decode()
    assert (hostile in page, page.count("&lt;script&gt;") >= 2) == (False, True)


@pytest.mark.parametrize("count", [1, 30])
def test_saved_searches_cost_the_same_for_one_and_for_thirty(
    client, person, count, django_assert_num_queries
):
    for n in range(count):
        saved_search("q=potholes&theme=social-care", by=person, name=f"Search {n}")
    with django_assert_num_queries(6):
        response = client.get(SAVED)
    assert len(response.context["searches"]) == count


def test_mails_are_stopped_by_one_button_and_the_search_stays(client, person):
    search = saved_search(by=person)
    client.post(reverse("challenges:stop_mails", args=[search.pk]))
    search.refresh_from_db()
    assert (search.alerts, search.alerts_since) == ("never", None)


def test_search_is_renamed_and_deleted(client, person):
    search = saved_search("q=roads", by=person)
    there = reverse("challenges:change_search", args=[search.pk])
    client.post(there, {"name": "Streets", "alerts": "daily"})
    search.refresh_from_db()
    assert (search.name, search.query) == ("Streets", "q=roads")
    client.post(reverse("challenges:delete_search", args=[search.pk]))
    assert not SavedSearch.objects.exists()


def test_task_looks_for_everybody_who_asked_to_be_told(person, settings):
    saved_search(by=person)
    SavedSearch.objects.update(looked_on=None)
    challenge_at(title="New one", question="How can we begin anew?")
    app.conf.task_always_eager = True
    try:
        look_through_searches()
    finally:
        app.conf.task_always_eager = False
    assert Message.objects.get(kind="saved_searches").recipient == person
