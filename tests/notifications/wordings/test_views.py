import pytest
from django.urls import reverse
from django.utils import timezone

from notifications.actions.wordings import change_wording
from notifications.models import Message, Wording
from notifications.wordings.templates import Words, portal_words
from tests.design.markup import Markup
from tests.journeys.people import administrator

pytestmark = pytest.mark.django_db
KIND = "statement_rejected"
PAGE = reverse("notifications:wording", args=[KIND])
WORDS = {"subject": "Not this time: ((statement reference))", "body": "Why: ((reason))"}


@pytest.fixture
def admin(client):
    person = administrator()
    client.force_login(person)
    return person


def saved(client, since=0, **words):
    return client.post(PAGE, {**WORDS, "since": since, **words})


def test_page_shows_the_portals_own_words_to_begin_with(client, admin):
    form = client.get(PAGE).context["form"]
    own = portal_words(KIND)
    assert form.initial == {"subject": own.subject, "body": own.body, "since": 0}


def test_saving_weighs_and_looking_does_not(client, admin):
    session = client.session
    session["started_at"] = 0
    session.save()
    look = client.post(PAGE, {**WORDS, "since": 0, "look": "yes"})
    assert look.status_code == 200
    assert look.context["is_draft"]
    assert look.context["look"].body == "Why: It is about another council."
    assert not Wording.objects.exists()


def test_save_counts_and_stands_in_list_and_history(client, admin):
    assert saved(client, save="yes").url == PAGE
    wording = Wording.objects.get()
    assert (wording.subject, wording.body, wording.by) == (*WORDS.values(), admin)
    page = client.get(reverse("notifications:wordings")).content.decode()
    assert page.count(f"Changed by {admin}") == 1
    assert "Version 1" in client.get(PAGE).content.decode()


def test_text_without_its_reason_or_with_a_strange_name_comes_back_as_typed(client, admin):
    response = saved(client, body="No. ((password))", save="yes")
    assert response.status_code == 422
    assert response.context["form"].errors["body"] == [
        "This mail has nothing called ((password)). Use names from the list.",
        "This mail may not go without ((reason)). Put it back.",
    ]
    assert Markup.of(response.content.decode()).texts("textarea") == ["No. ((password))"]


def test_second_editor_keeps_what_they_typed(client, admin):
    change_wording(KIND, Words("A", "((reason))"), since=0, by=admin, at=timezone.now())
    response = saved(client, save="yes")
    assert response.status_code == 422
    assert "changed these words while you wrote" in response.context["form"].non_field_errors()[0]
    assert Markup.of(response.content.decode()).texts("textarea") == ["Why: ((reason))"]


def test_test_is_sent_to_oneself_and_the_text_is_kept(client, admin):
    response = saved(client, test="yes")
    assert response.status_code == 200
    assert Message.objects.get(kind="wording_test").to == admin.email
    assert Markup.of(response.content.decode()).texts("textarea") == ["Why: ((reason))"]
    assert not Wording.objects.exists()


def test_look_shows_typed_html_as_text(client, admin):
    page = saved(client, body="<img src=x onerror=alert(1)> ((reason))", look="yes")
    assert b"<img src=x" not in page.content


def test_returning_asks_first_and_keeps_the_history(client, admin):
    saved(client, save="yes")
    back = reverse("notifications:return_to_own_words", args=[KIND])
    own = portal_words(KIND)
    assert own.subject in client.get(back).content.decode()
    assert client.post(back, {"since": 1}).url == PAGE
    assert client.get(PAGE).context["form"].initial["subject"] == own.subject
    assert Wording.objects.count() == 2
    assert client.post(back, {"since": 1}).status_code == 422


@pytest.mark.parametrize("kind", ["wording_test", "nothing", "_foot"])
def test_kind_whose_words_nobody_changes_has_no_page(client, admin, kind):
    assert client.get(reverse("notifications:wording", args=[kind])).status_code == 404


@pytest.mark.parametrize("count", [1, 30])
def test_pages_cost_the_same_for_one_and_for_thirty_versions(
    client, admin, count, django_assert_num_queries
):
    for number in range(count):
        words = Words("A", f"((reason)) {number}")
        change_wording(KIND, words, since=number, by=administrator(), at=timezone.now())
    with django_assert_num_queries(4):
        client.get(reverse("notifications:wordings"))
    with django_assert_num_queries(4):
        client.get(PAGE)
