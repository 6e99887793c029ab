import pytest
from django.urls import reverse
from django.utils import timezone

from challenges.actions.challenges import unpublish_challenge
from showcase.actions.resources.publishing import publish_resource
from showcase.actions.resources.writing import link_records, save_resource
from showcase.enums import ResourceKind, ResourceStatus
from showcase.models import Resource, Tag
from tests.journeys import people
from tests.journeys.challenges import challenge_at
from tests.journeys.resources import case_study, resource_at
from tests.journeys.vetting import solution_at
from vendors.actions.vetting.interests import declare_interest
from workflow.engine import TransitionDenied

pytestmark = pytest.mark.django_db
S = ResourceStatus
NEW = {"kind": ResourceKind.CASE_STUDY, "title": "Kerbs of Northmere"}


@pytest.fixture
def staff(client):
    client.force_login(people.staff())
    return client


def url(name, *args):
    return reverse(f"showcase:{name}", args=args)


def text(response):
    return response.content.decode()


def filled(response, **typed):
    """The form of the page as a browser would send it back, with what was typed instead."""
    form = response.context["form"]
    sent = {name: form[name].value() or "" for name in form.fields if name != "links"}
    return {**sent, **typed}


def test_case_study_is_begun_written_published_and_withdrawn_by_its_pages(staff):
    response = staff.post(url("new_resource"), NEW)
    resource = Resource.objects.get()
    edit = url("edit_resource", resource.slug)
    assert response.url == edit
    words = {
        "title": "Kerbs",
        "summary": "They moved kerbs.",
        "who": "Northmere",
        "problem": "Kerbs.",
        "approach": "Moved.",
        "benefit": "Fewer kerbs.",
        "learning": "Move early.",
        "tags": " Streets,  streets ; Kerbs ",
        "links-0-text": "Minutes",
        "links-0-href": "https://northmere.example/minutes",
    }
    staff.post(edit, {**words, "seen": filled(staff.get(edit))["seen"]})
    staff.post(url("publish_resource", resource.slug))
    version = resource.versions.get()
    assert (version.title, version.who, version.links) == (
        "Kerbs",
        "Northmere",
        [{"text": "Minutes", "href": "https://northmere.example/minutes"}],
    )
    assert sorted(tag.name for tag in version.tags.all()) == ["kerbs", "streets"]
    staff.post(url("withdraw_resource", resource.slug), {"reason": "Kerbs are back."})
    resource.refresh_from_db()
    assert (resource.status, resource.withdrawal_reason) == (S.WITHDRAWN, "Kerbs are back.")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"links-0-text": "Minutes", "links-0-href": ""}, "give both its words"),
        ({"links-0-text": "", "links-0-href": "https://a.example"}, "give both its words"),
        ({"links-0-text": "x", "links-0-href": "javascript:alert(1)"}, "begins with https://"),
        ({"links-0-text": "x", "links-0-href": "data:text/html,x"}, "begins with https://"),
        ({"tags": "x" * 51}, "50 characters at most"),
        ({"tags": ",".join(map(str, range(13)))}, "12 tags or fewer"),
        ({"title": ""}, "Enter a title"),
        ({"body": "x" * 20_001}, "20"),
    ],
)
def test_what_was_typed_survives_an_error(staff, wrong, said):
    resource = resource_at(S.DRAFT)
    edit = url("edit_resource", resource.slug)
    response = staff.post(edit, {**filled(staff.get(edit), body="A long evening."), **wrong})
    page = text(response)
    assert response.status_code == 422
    assert said in page
    assert wrong.get("body", "A long evening.") in page
    resource.refresh_from_db()
    assert resource.body == "Ask **early**."


def test_second_to_save_is_told_and_keeps_what_they_typed(staff):
    resource = resource_at(S.DRAFT)
    edit = url("edit_resource", resource.slug)
    mine = filled(staff.get(edit), body="Mine.")
    colleague = people.staff(name="Hester Vane")
    save_resource(resource, body="Hers.", tags=[], by=colleague, at=timezone.now())
    refused = staff.post(edit, mine)
    assert refused.status_code == 422
    assert "Hester Vane changed this while you were writing" in text(refused)
    assert "Mine." in text(refused)
    staff.post(edit, filled(refused))
    resource.refresh_from_db()
    assert resource.body == "Mine."


def test_staff_page_says_which_links_nobody_sees(staff):
    challenge, version = challenge_at(), solution_at("eligible")
    resource = resource_at(about=[challenge, version.solution])
    page = staff.get(url("staff_resource", resource.slug))
    assert "Not public: nobody sees the link" not in text(page)
    unpublish_challenge(challenge, reason="Wrong.", by=people.staff(), at=timezone.now())
    page = staff.get(url("staff_resource", resource.slug))
    shown = {str(one.record): one.is_public for one in page.context["challenges"]}
    assert shown == {challenge.question: False}
    assert text(page).count("Not public: nobody sees the link") == 1


def test_link_offers_public_records_only_and_takes_one_or_both(staff):
    challenge, hidden = challenge_at(), challenge_at("draft")
    version = solution_at("eligible")
    solution_at("not_eligible")
    resource = resource_at(S.DRAFT)
    page = staff.get(url("link_resource", resource.slug))
    fields = page.context["form"].fields
    assert hidden not in fields["challenge"].queryset
    assert list(fields["solution"].queryset) == [version.solution]
    both = {"challenge": challenge.pk, "solution": version.solution_id}
    assert staff.post(url("link_resource", resource.slug), {}).status_code == 422
    assert staff.post(url("link_resource", resource.slug), both).status_code == 302
    assert [*resource.challenges.all(), *resource.solutions.all()] == [challenge, version.solution]
    for of, pk in both.items():
        staff.post(reverse("showcase:unlink_resource", args=[resource.slug, of, pk]))
    assert (resource.challenges.count(), resource.solutions.count()) == (0, 0)


def test_unlink_of_what_is_not_linked_is_not_there(staff):
    challenge = challenge_at()
    address = url("unlink_resource", resource_at().slug, "challenge", challenge.pk)
    assert staff.get(address).status_code == 404


def test_preview_shows_what_the_next_version_would_say(staff):
    resource = case_study(problem="Nobody asked.")
    save_resource(resource, problem="Nobody knew.", tags=[], by=people.staff(), at=timezone.now())
    page = text(staff.get(url("preview_resource", resource.slug)))
    assert ("Nobody knew." in page, "Nobody asked." in page) == (True, False)
    assert "Only staff see it" in page


def test_publish_page_says_what_is_missing(staff):
    resource = resource_at(S.DRAFT, body="")
    response = staff.post(url("publish_resource", resource.slug))
    assert response.status_code == 422
    assert "Still to write: Guidance." in text(response)


def test_rename_tag_makes_two_one(staff):
    resource_at(tags=["speech", "voice"])
    staff.post(url("rename_tag", "voice"), {"name": "SPEECH "})
    assert [tag.name for tag in Tag.objects.all()] == ["speech"]


@pytest.mark.parametrize("name", ["", "a, b", " ; "])
def test_rename_tag_to_something_that_is_no_tag_is_refused(staff, name):
    resource_at(tags=["speech"])
    assert staff.post(url("rename_tag", "speech"), {"name": name}).status_code == 422
    assert Tag.objects.get().name == "speech"


@pytest.mark.parametrize("many", [1, 30])
@pytest.mark.parametrize("page", ["staff_resources", "tags"])
def test_staff_list_costs_the_same_at_any_length(staff, django_assert_num_queries, page, many):
    for number in range(many):
        resource_at(tags=[f"tag {number}"])
    with django_assert_num_queries(5 if page == "staff_resources" else 4):
        staff.get(url(page))


@pytest.mark.parametrize("many", [1, 30])
def test_staff_page_costs_the_same_whatever_it_is_about(staff, django_assert_num_queries, many):
    resource = resource_at(about=[challenge_at() for _ in range(many)])
    with django_assert_num_queries(11):
        staff.get(url("staff_resource", resource.slug))


def test_staff_with_an_interest_in_a_vendor_find_nothing_about_it(staff):
    version, other = solution_at("eligible"), solution_at("eligible")
    about_it = resource_at(S.DRAFT, about=[version.solution])
    about_another = resource_at(S.DRAFT, about=[other.solution])
    vendor, colleague = version.solution.vendor, people.staff()
    declare_interest(vendor, kind="financial", details="Shares.", by=colleague, at=timezone.now())
    staff.force_login(colleague)
    listed = staff.get(url("staff_resources")).context["page"]
    assert list(listed) == [about_another]
    assert staff.get(url("staff_resource", about_it.slug)).status_code == 404
    offered = staff.get(url("link_resource", about_another.slug)).context["form"].fields
    assert list(offered["solution"].queryset) == [other.solution]
    with pytest.raises(TransitionDenied):
        publish_resource(about_it, by=colleague, at=timezone.now())
    with pytest.raises(TransitionDenied):
        link_records(about_another, [version.solution], by=colleague, at=timezone.now())
    assert list(about_another.solutions.all()) == [other.solution]
