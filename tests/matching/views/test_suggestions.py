"""Suggested solutions as officers and staff read them and act on them."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from accounts.actions.memberships import give_role
from challenges.actions.challenges import close_challenge
from challenges.enums import ChallengeStatus
from challenges.models import Contact
from matching.actions.fits import work_out_fits
from matching.enums import SetAsideReason
from matching.models import Exposure, Invitation, SetAside
from notifications.models import Message
from tests.journeys import challenges, people, solutions, vetting
from tests.journeys.matching import designed_by, invited, not_for, read_everything
from tests.lasting import fresh
from vendors.actions.supply.solutions import take_down_solution
from vendors.actions.vetting.interests import declare_interest
from vendors.enums import ConflictKind, ResponseStatus

pytestmark = pytest.mark.django_db


@pytest.fixture
def council():
    return people.council("Northmere City Council")


@pytest.fixture
def officer(council):
    return people.officer(council)


@pytest.fixture
def challenge(council):
    return designed_by(council)


@pytest.fixture(scope="module")
def fieldnote(lasting):
    with lasting():
        return vetting.solution_at(
            "eligible",
            name="Fieldnote",
            description="It listens to a visit and writes it up at once, not days later.",
        )


@pytest.fixture
def notes(fieldnote):
    return fresh(fieldnote)


@pytest.fixture
def read(challenge, notes):
    read_everything()


def address(name, challenge, *more):
    return reverse(f"matching:{name}", args=[challenge.slug, *more])


def opened(client, person, challenge):
    client.force_login(person)
    return client.get(address("solutions_for", challenge))


def words(response):
    return response.content.decode()


def press(client, person, name, challenge, version, **typed):
    client.force_login(person)
    return client.post(address(name, challenge, version.solution.slug), typed, follow=True)


def conflicted_with(vendor):
    person = people.staff()
    facts = {"kind": ConflictKind.FINANCIAL, "details": "Shares."}
    declare_interest(vendor, by=person, at=timezone.now(), **facts)
    return person


def test_page_quotes_both_texts_and_marks_what_they_share(client, read, challenge, officer):
    page = words(opened(client, officer, challenge))
    assert "“It listens to a <mark>visit</mark> and <mark>writes</mark> it up at once," in page
    assert "“A <mark>visit</mark> takes an hour. <mark>Writing</mark> it up takes another," in page
    for said in (
        "1 solution, in order of fit",
        "Serves all of England.",
        "small",
        "Suggested by the texts of both sides. People decide.",
        "neither an award nor an endorsement",
    ):
        assert said in page
    assert "No size was asked for" not in page


def test_page_before_any_worker_read_the_challenge_says_when_to_come_back(
    client, challenge, officer
):
    assert "A worker reads this challenge within a minute." in words(
        opened(client, officer, challenge)
    )


def test_page_where_nothing_fits_says_what_to_do_next(client, challenge, officer):
    read_everything()
    page = words(opened(client, officer, challenge))
    assert ("Nothing fits yet" in page, 'href="/solutions/"' in page) == (True, True)


def test_page_names_what_is_left_out_and_the_fact_against_it(client, council, notes):
    challenge = designed_by(council, data_involved=["open"])
    read_everything()
    page = words(opened(client, people.officer(council), challenge))
    assert "Left out" in page
    assert (
        "Works with personal data. The councils named open data only. Next: "
        "Ask the vendor whether it works without personal data."
    ) in re.sub(r"</?strong>", "", page)
    assert "No other eligible solution fits this challenge." in page


def test_page_tells_staff_alone_that_words_alone_were_compared(
    client, challenge, notes, officer, without_model
):
    read_everything()
    note = "The part that compares meaning is missing"
    assert note in words(opened(client, people.staff(), challenge))
    assert note not in words(opened(client, officer, challenge))


def test_draft_is_compared_for_staff_and_not_there_for_its_councils(client, council, notes):
    officer = people.officer(council)
    draft = challenges.challenge_at(ChallengeStatus.DRAFT, by=officer)
    read_everything()
    page = words(opened(client, people.staff(), draft))
    assert "Fieldnote" in page
    assert "Publish the challenge first." in page
    assert "Invite to respond" not in page
    assert opened(client, officer, draft).status_code == 404


def test_page_of_a_challenge_others_designed_is_not_there(client, challenge):
    assert opened(client, people.officer(), challenge).status_code == 404
    assert opened(client, people.vendor_lead(), challenge).status_code == 404


def test_page_shown_counts_each_vendor_in_it(client, read, challenge, officer, notes):
    opened(client, officer, challenge)
    opened(client, people.staff(), challenge)
    counted = Exposure.objects.values_list("vendor", "shown", "shown_first")
    assert list(counted) == [(notes.solution.vendor_id, 2, 2)]


def test_page_with_everything_set_aside_counts_nobody(client, read, challenge, officer, notes):
    not_for(challenge.designers.get().organisation, challenge, notes, by=officer)
    opened(client, officer, challenge)
    assert Exposure.objects.count() == 0


def test_staff_with_an_interest_find_no_trace_of_the_vendor(
    client, read, challenge, council, notes
):
    invited(challenge, notes)
    not_for(council, challenge, notes, words="Twice our budget.")
    work_out_fits(at=timezone.now())
    conflicted = conflicted_with(notes.solution.vendor)
    Exposure.objects.all().delete()
    for page in (
        words(opened(client, conflicted, challenge)),
        words(client.get(challenge.get_absolute_url())),
        words(client.get(reverse("challenges:staff_challenge", args=[challenge.slug]))),
    ):
        for trace in ("Fieldnote", str(notes.solution.vendor), "Twice our budget", "1 solution,"):
            assert trace not in page
    assert Exposure.objects.count() == 0


# Inviting


def test_inviting_says_when_and_by_whom_afterwards(client, read, challenge, officer, notes):
    page = words(press(client, officer, "invite", challenge, notes))
    assert "Fieldnote is invited. We wrote to the vendor." in page
    assert "by Northmere City Council" in page
    assert "Invite to respond" not in page
    assert words(opened(client, people.staff(), challenge)).count("by Northmere City Council") == 1


def test_inviting_pressed_twice_writes_once(client, read, challenge, officer, notes):
    for _ in range(2):
        press(client, officer, "invite", challenge, notes)
    mails = Message.objects.filter(kind="solution_invited").count()
    assert (Invitation.objects.count(), Contact.objects.count(), mails) == (1, 1, 1)


def test_inviting_what_a_colleague_or_staff_invited_says_who_did(
    client, read, challenge, officer, notes
):
    press(client, officer, "invite", challenge, notes)
    page = words(press(client, people.staff(), "invite", challenge, notes))
    day = date_format(timezone.localdate(), "j F Y")
    told = f"Fieldnote was invited already, by Northmere City Council on {day}. Nobody was written to again."
    assert (told in page, "We wrote to the vendor" in page) == (True, False)


def test_inviting_what_is_not_eligible_now_says_so_without_a_name(
    client, read, challenge, officer, notes
):
    take_down_solution(notes, by=solutions.lead_of(notes), at=timezone.now())
    never = vetting.solution_at("in_vetting", name="Not decided")
    for version in (notes, never):
        page = words(press(client, officer, "invite", challenge, version))
        assert "This solution is not eligible now. Nobody was invited." in page
        assert version.solution.name not in page
    assert Invitation.objects.count() == 0


def test_inviting_of_a_vendor_one_has_an_interest_in_is_answered_like_one_that_is_not_there(
    client, read, challenge, notes
):
    page = words(press(client, conflicted_with(notes.solution.vendor), "invite", challenge, notes))
    assert "This solution is not eligible now. Nobody was invited." in page
    assert Invitation.objects.count() == 0


def test_inviting_to_a_challenge_closed_meanwhile_says_why_not(
    client, read, challenge, officer, notes
):
    client.force_login(officer)
    here = "http://testserver" + address("solutions_for", challenge)
    close_challenge(challenge, by=people.staff(), at=timezone.now())
    there = client.post(
        address("invite", challenge, notes.solution.slug), HTTP_REFERER=here, follow=True
    )
    assert "This challenge takes no responses now, so nobody is invited to it." in words(there)
    assert "Invite to respond" not in words(there)
    assert Invitation.objects.count() == 0


def test_solution_that_is_offered_already_cannot_be_invited(client, notes):
    challenge = challenges.challenge_at(round=notes.round)
    vetting.response_at(ResponseStatus.OFFERED, version=notes, challenge=challenge)
    read_everything()
    page = words(opened(client, people.staff(), challenge))
    assert ("Response offered" in page, "Invite to respond" in page) == (True, False)


# Not for us


def test_not_for_us_moves_it_to_the_end_with_the_reason(client, read, challenge, officer, notes):
    typed = {
        "council": challenge.designers.get().organisation_id,
        "reason": SetAsideReason.COST,
        "words": "Twice our budget.",
    }
    page = press(client, officer, "not_for_us", challenge, notes, **typed)
    assert page.redirect_chain == [(f"{address('solutions_for', challenge)}#set-aside", 302)]
    assert (page.context["found"].shown, len(page.context["found"].set_aside)) == ([], 1)
    for said in (
        "Set aside by you",
        "It costs more than we could pay",
        "“Twice our budget.”",
        "does not learn which council said so",
    ):
        assert said in words(page)
    assert SetAside.objects.get().may_name_council is False


def test_not_for_us_may_name_the_council_where_it_says_so(client, read, challenge, officer, notes):
    typed = {
        "council": challenge.designers.get().organisation_id,
        "reason": SetAsideReason.DATA,
        "may_name_council": "on",
    }
    page = words(press(client, officer, "not_for_us", challenge, notes, **typed))
    assert "may read this with the name of your council" in page


def test_not_for_us_asks_nobody_to_be_named_unless_they_choose_to(
    client, read, challenge, officer, notes
):
    client.force_login(officer)
    form = client.get(address("not_for_us", challenge, notes.solution.slug)).context["form"]
    assert form["may_name_council"].value() is None
    assert form["council"].field.widget.is_hidden


def test_not_for_us_asks_which_council_where_somebody_works_for_two(
    client, council, notes, officer
):
    other = people.council("Brindle Borough Council")
    shared = designed_by(council, other)
    give_role(officer, role="council_lead", organisation=other, by=None, at=timezone.now())
    client.force_login(officer)
    form = client.get(address("not_for_us", shared, notes.solution.slug)).context["form"]
    assert list(form["council"].field.queryset) == [other, council]
    typed = {"council": other.pk, "reason": SetAsideReason.COST}
    press(client, officer, "not_for_us", shared, notes, **typed)
    assert SetAside.objects.get().council == other


def test_not_for_us_for_another_reason_without_words_is_asked_again(
    client, read, challenge, officer, notes
):
    typed = {
        "council": challenge.designers.get().organisation_id,
        "reason": SetAsideReason.OTHER,
    }
    page = press(client, officer, "not_for_us", challenge, notes, **typed)
    assert page.status_code == 422
    assert "Say in a few words why." in words(page)


def test_not_for_us_in_the_name_of_another_council_is_refused(client, council, notes, officer):
    other = people.council()
    shared = designed_by(council, other)
    typed = {"council": other.pk, "reason": SetAsideReason.COST}
    assert press(client, officer, "not_for_us", shared, notes, **typed).status_code == 422
    assert SetAside.objects.count() == 0


def test_not_for_us_is_not_there_for_staff(client, read, challenge, notes):
    staff = people.staff()
    assert "Not for us" not in words(opened(client, staff, challenge))
    assert press(client, staff, "not_for_us", challenge, notes).status_code == 404


def test_what_a_council_said_is_read_by_staff_and_by_no_other_designer(client, council, notes):
    other = people.council("Brindle Borough Council")
    shared = designed_by(council, other)
    read_everything()
    not_for(council, shared, notes, words="Twice our budget.", may_name_council=True)
    theirs = words(opened(client, people.officer(other), shared))
    ours = words(opened(client, people.staff(), shared))
    for trace in ("Twice our budget", "It costs more than we could pay", "Set aside by you"):
        assert trace not in theirs
    assert "Not for Northmere City Council:" in ours
    assert "“Twice our budget.”" in ours


def test_take_back_brings_it_among_the_others_again(client, read, challenge, officer, notes):
    said = not_for(challenge.designers.get().organisation, challenge, notes, by=officer)
    client.force_login(officer)
    for _ in range(2):
        page = client.post(address("take_back", challenge, said.pk), follow=True)
    assert [one.subject for one in page.context["found"].shown] == [notes]
    assert page.context["found"].set_aside == []


def test_take_back_of_another_councils_word_is_not_there(client, council, notes):
    other = people.council()
    shared = designed_by(council, other)
    said = not_for(council, shared, notes)
    for person in (people.officer(other), people.staff(), people.vendor_lead()):
        client.force_login(person)
        assert client.post(address("take_back", shared, said.pk)).status_code == 404
    said.refresh_from_db()
    assert said.taken_back_at is None


@pytest.mark.parametrize("many", [1, 30])
def test_page_costs_the_same_for_one_and_for_thirty(
    client, few_people, council, officer, many, django_assert_num_queries
):
    question = "How can we have case records drafted from recorded visits?"
    challenge, round = designed_by(council, question=question), solutions.round_taking_solutions()
    facts = {"round": round, "used_by": "Ashby District Council"}
    made = [vetting.solution_at("eligible", name=f"Note {n}", **facts) for n in range(many)]
    other = vetting.solution_at("eligible", name="Aside", round=round)
    read_everything()
    for version in made:
        invited(challenge, version, by=officer)
    not_for(council, challenge, other, by=officer)
    client.force_login(officer)
    with django_assert_num_queries(26):
        page = client.get(address("solutions_for", challenge))
    assert len(page.context["found"].shown) == min(many, 20)
