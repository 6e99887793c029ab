import pytest
from django.urls import reverse
from django.utils import timezone

from challenges.actions.challenges import publish_challenge, revise_challenge, unpublish_challenge
from challenges.actions.designers import set_designers
from challenges.enums import ChallengeStatus as C
from tests.journeys import people
from tests.journeys.challenges import challenge_at

pytestmark = pytest.mark.django_db


def at(name, challenge):
    return reverse(f"challenges:{name}", args=[challenge.slug])


def revised(challenge, question, note="Wider."):
    words = {"question": question}
    revise_challenge(challenge, words, change_note=note, by=people.staff(), at=timezone.now())
    challenge.refresh_from_db()


@pytest.fixture
def staff(client):
    staff = people.staff()
    client.force_login(staff)
    return staff


@pytest.fixture
def thrice():
    """A challenge in its third version."""
    challenge = challenge_at(question="How can we save time?")
    revised(challenge, "How can we save much time?")
    revised(challenge, "How can we save so much time?", "So.")
    return challenge


def compared(client, challenge, **asked):
    context = client.get(at("compare_versions", challenge), asked).context
    parts = [part.summary for part in context["parts"]]
    return context["before"].number, context["after"].number, parts


def test_comparison_shows_the_last_change_unless_asked(client, thrice):
    question = ["1 passage changed in Question"]
    assert compared(client, thrice) == (2, 3, question)
    assert compared(client, thrice, **{"from": 1, "to": 2}) == (1, 2, question)
    assert compared(client, thrice, **{"from": 3, "to": 1}) == (3, 1, question)
    assert compared(client, thrice, **{"from": 2, "to": 2}) == (2, 2, [])


def test_comparison_marks_words_and_says_so_to_those_who_do_not_see_it(client, thrice):
    page = client.get(at("compare_versions", thrice)).content.decode()
    hidden = '<span class="govuk-visually-hidden">'
    assert f"<ins>{hidden}Added: </span>so {hidden} (end of what was added) </span></ins>" in page
    assert "1 passage changed in Question" in page


@pytest.mark.parametrize("number", ["9", "x", "-1", "1e3", ""])
def test_comparison_with_a_version_there_is_not_says_so_beside_the_field(client, thrice, number):
    response = client.get(at("compare_versions", thrice), {"from": number})
    assert (response.status_code, list(response.context["form"].errors)) == (200, ["from"])
    assert "before" not in response.context


def test_comparison_of_a_single_version_says_there_is_one(client):
    page = client.get(at("compare_versions", challenge_at())).content.decode()
    assert "There is one version only" in page


def test_script_in_compared_words_is_shown_as_text(client):
    challenge = challenge_at()
    revised(challenge, "How can we <script>alert(1)</script>?")
    page = client.get(at("compare_versions", challenge)).content.decode()
    assert "<script>alert" not in page
    assert "&lt;" in page


@pytest.mark.parametrize("count", [1, 30])
def test_comparison_costs_the_same_for_two_and_for_thirty_versions(
    client, count, django_assert_num_queries
):
    challenge = challenge_at()
    for number in range(count):
        revised(challenge, f"How can we {number}?")
    with django_assert_num_queries(4):
        client.get(at("compare_versions", challenge))


def test_challenge_page_lists_the_changes_since_first_published(client, thrice):
    staff, now = people.staff(), timezone.now()
    unpublish_challenge(thrice, reason="A wrong figure.", by=staff, at=now)
    publish_challenge(thrice, by=staff, at=now)
    response = client.get(thrice.get_absolute_url())
    changes = [(version.number, version.change_note) for version in response.context["changes"]]
    assert changes == [(4, ""), (3, "So."), (2, "Wider.")]
    page = response.content.decode()
    assert ("Changes since first published" in page, "Published again." in page) == (True, True)
    assert "A wrong figure." not in page


def test_designers_changed_on_a_published_challenge_make_a_version(client):
    challenge = challenge_at()
    council = challenge.designers.get().name
    set_designers(
        challenge,
        [council, "Eastholm"],
        lead="Eastholm",
        by=people.staff(),
        at=timezone.now(),
    )
    challenge.refresh_from_db()
    second = challenge.versions.get(number=2)
    assert (challenge.version, second.change_note) == (
        2,
        "Who designed it: Eastholm added; Eastholm leads.",
    )
    assert [one["name"] for one in second.text["designers"]] == ["Eastholm", council]


def test_designers_saved_unchanged_or_on_a_draft_make_no_version():
    published, draft = challenge_at(), challenge_at(C.DRAFT, title="Draft")
    for challenge, names in ((published, []), (draft, ["Eastholm"])):
        council = challenge.designers.get().name
        set_designers(
            challenge, [council, *names], lead=council, by=people.staff(), at=timezone.now()
        )
    assert [c.versions.count() for c in (published, draft)] == [1, 0]


def words(challenge, **typed):
    kept = {
        "title": challenge.title,
        "question": challenge.question,
        "description": challenge.description,
        "why_it_matters": challenge.why_it_matters,
        "service_area": challenge.service_area_id,
        "theme": challenge.theme_id,
        "change_note": "Wider.",
    }
    return {**kept, **typed}


def test_revision_is_previewed_without_being_saved_then_published(client, staff):
    challenge = challenge_at(question="How can we save time?")
    typed = words(challenge, question="How can we save much time?")
    preview = client.post(at("edit_challenge", challenge), {**typed, "and_preview": "1"})
    challenge.refresh_from_db()
    assert [part.summary for part in preview.context["parts"]] == ["1 passage changed in Question"]
    assert (challenge.version, challenge.question) == (1, "How can we save time?")
    carried = {f.html_name: f.value() for f in preview.context["form"] if f.value() is not None}
    client.post(at("edit_challenge", challenge), carried)
    challenge.refresh_from_db()
    assert (challenge.version, challenge.question) == (2, "How can we save much time?")


def test_writing_goes_on_from_the_preview_with_the_typed_words(client, staff):
    challenge = challenge_at()
    typed = words(challenge, considerations="Budgets.", and_change="1")
    response = client.post(at("edit_challenge", challenge), typed)
    assert response.templates[0].name == "challenges/edit_challenge.html"
    assert response.context["form"]["considerations"].value() == "Budgets."


def test_preview_of_a_revision_without_a_note_is_refused_beside_the_field(client, staff):
    challenge = challenge_at()
    typed = words(challenge, change_note="", and_preview="1")
    response = client.post(at("edit_challenge", challenge), typed)
    assert (response.status_code, list(response.context["form"].errors)) == (422, ["change_note"])
