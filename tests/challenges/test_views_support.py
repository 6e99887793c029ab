import pytest
from django.urls import reverse
from django.utils import timezone

from challenges.actions.support import give_support
from challenges.models import Support
from tests.journeys import people
from tests.journeys.challenges import challenge_at, council_of

pytestmark = pytest.mark.django_db
NOTE = "Our rivers rise too."
PAGES = ("change_support", "withdraw_support")


def at(name, *args):
    return reverse(f"challenges:{name}", args=args)


def read(client, challenge):
    return client.get(challenge.get_absolute_url()).content.decode()


def given_by(officer, challenge, **shown):
    return give_support(
        challenge, council=council_of(officer), note=NOTE, by=officer, at=timezone.now(), **shown
    )


def test_support_names_the_council_on_the_challenge(client):
    challenge, officer = challenge_at(), people.officer()
    client.force_login(officer)
    page = at("support", challenge.slug)
    typed = {"council": council_of(officer).pk, "note": NOTE, "naming": "named"}
    assert client.post(page, typed).url == f"{challenge.get_absolute_url()}#supporters"
    client.post(page, typed)
    assert [str(s) for s in Support.objects.all()] == [f"{council_of(officer)} shares {challenge}"]


def test_support_without_local_circumstances_is_asked_for_them(client):
    challenge, officer = challenge_at(), people.officer()
    client.force_login(officer)
    response = client.post(
        at("support", challenge.slug), {"council": council_of(officer).pk, "naming": "named"}
    )
    assert (response.status_code, list(response.context["form"].errors)) == (422, ["note"])


@pytest.mark.parametrize("make", [people.vendor_lead, people.assessor, people.anybody])
def test_support_page_is_not_there_for_others(client, make):
    challenge = challenge_at()
    client.force_login(make())
    assert client.get(at("support", challenge.slug)).status_code == 404


def test_support_is_withdrawn_by_the_council_only(client):
    challenge, officer = challenge_at(), people.officer()
    given = given_by(officer, challenge)
    client.force_login(people.officer())
    assert client.post(at("withdraw_support", given.pk)).status_code == 404
    client.force_login(officer)
    client.post(at("withdraw_support", given.pk))
    assert not Support.objects.standing().exists()


@pytest.mark.parametrize("shows_note", [True, False])
def test_unnamed_support_shows_a_number_and_the_sentence_if_allowed(client, shows_note):
    challenge, officer = challenge_at(), people.officer(people.council("Eastholm"))
    client.force_login(officer)
    typed = {"council": council_of(officer).pk, "note": NOTE, "naming": "unnamed"}
    client.post(at("support", challenge.slug), typed | ({"shows_note": "on"} if shows_note else {}))
    assert "Eastholm shares this challenge, without being named" in read(client, challenge)
    client.logout()
    page = read(client, challenge)
    assert "1 council that is not named" in page
    assert ("Eastholm" in page, NOTE in page) == (False, shows_note)


def test_unnamed_support_stays_unnamed_for_other_councils_and_vendors_and_staff_see_it(client):
    challenge, officer = challenge_at(), people.officer(people.council("Eastholm"))
    given = given_by(officer, challenge, is_named=False)
    for stranger in (people.officer(), people.vendor_lead(), people.assessor()):
        client.force_login(stranger)
        answers = [client.get(at(page, given.pk)).status_code for page in PAGES]
        assert (answers, "Eastholm" in read(client, challenge)) == ([404, 404], False)
    client.force_login(people.staff())
    page = client.get(at("staff_challenge", challenge.slug)).content.decode()
    assert ("Eastholm" in page, "not named in public" in page) == (True, True)


def test_officer_changes_sentence_and_naming_later(client):
    challenge, officer = challenge_at(), people.officer(people.council("Eastholm"))
    given = given_by(officer, challenge)
    client.force_login(people.officer(council_of(officer)))
    form = client.get(at("change_support", given.pk)).context["form"]
    assert form.initial == {"note": NOTE, "naming": "named", "shows_note": False}
    client.post(at("change_support", given.pk), {"note": "Less.", "naming": "unnamed"})
    given.refresh_from_db()
    assert (given.note, given.is_named, given.shows_note) == ("Less.", False, False)


def test_support_with_no_choice_of_naming_is_refused_beside_the_field(client):
    challenge, officer = challenge_at(), people.officer()
    client.force_login(officer)
    typed = {"council": council_of(officer).pk, "note": NOTE, "naming": "secretly"}
    response = client.post(at("support", challenge.slug), typed)
    assert (response.status_code, list(response.context["form"].errors)) == (422, ["naming"])
    assert not Support.objects.exists()


def test_button_is_there_for_a_council_that_neither_designed_nor_shares_it(client):
    challenge, officer = challenge_at(), people.officer()
    offered = []
    for person in (officer, challenge.statements.get().author, people.vendor_lead()):
        client.force_login(person)
        offered.append(client.get(challenge.get_absolute_url()).context["may_support"])
    given_by(officer, challenge)
    client.force_login(officer)
    offered.append(client.get(challenge.get_absolute_url()).context["may_support"])
    assert offered == [True, False, False, False]


def test_sentence_of_a_colleague_who_was_later_is_kept_in_the_form(client):
    challenge, officer = challenge_at(), people.officer(people.council("Eastholm"))
    given_by(officer, challenge)
    client.force_login(people.officer(council_of(officer)))
    typed = {"council": council_of(officer).pk, "note": "On the hill.", "naming": "named"}
    response = client.post(at("support", challenge.slug), typed)
    assert (response.status_code, "On the hill.</textarea>" in response.content.decode()) == (
        422,
        True,
    )
