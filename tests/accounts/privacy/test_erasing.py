from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.db import connection
from django.utils import timezone

from accounts.models import User
from accounts.privacy.erasing import erase_guest, erase_person, fates_of, to_be_done_first
from accounts.privacy.retention.applying import apply_rules
from accounts.privacy.subjects import subject_of
from challenges.models import SavedSearch, Statement
from notifications.models import Message
from showcase.models import Registration
from tests.journeys import people, vetting
from tests.journeys.challenges import challenge_at, saved_search, statement_at
from tests.journeys.showcase import attendee, event_at
from workflow.engine import TransitionDenied
from workflow.models import Event
from workflow.sealing import verify

pytestmark = pytest.mark.django_db
NOW = timezone.now()
NAME, ADDRESS = "Zebedee Quillfeather", "zebedee@quillfeather.example"


@pytest.fixture
def officer():
    return people.officer(name=NAME, email=ADDRESS)


def erased(person):
    erase_person(person, by=person, at=NOW)
    return User.objects.get(pk=person.pk)


def everything() -> str:
    """Every text and JSON column of every table, as the database has it."""
    with connection.cursor() as cursor:
        tables = connection.introspection.django_table_names(only_existing=True)
        texts = []
        for table in tables:
            cursor.execute(f'SELECT row_to_json(t)::text FROM "{table}" t')
            texts += [text for (text,) in cursor.fetchall()]
    return "\n".join(texts)


def test_name_and_address_are_nowhere_once_the_last_mail_is_forgotten(officer):
    statement_at("accepted", by=officer)
    saved_search("fostering", by=officer)
    attendee(event_at(), email=ADDRESS, name=NAME)
    assert NAME in everything()
    erased(officer)
    last = Message.objects.get(kind="account_closed")
    assert last.to == ADDRESS
    Message.objects.filter(pk=last.pk).update(status="sent", sent_at=NOW)
    apply_rules(by=None, at=NOW + timedelta(days=30))
    left = everything()
    assert NAME not in left
    assert ADDRESS not in left


def test_nobody_signs_in_any_more_and_the_address_is_free(officer, client):
    client.force_login(officer)
    erased(officer)
    assert client.get("/account/").status_code == 302
    assert not EmailAddress.objects.filter(email=ADDRESS).exists()
    assert people.anybody(email=ADDRESS).pk != officer.pk


def test_what_was_submitted_stays_and_says_a_former_user(officer):
    statement = statement_at("accepted", by=officer)
    gone = erased(officer)
    assert str(gone) == "A former user"
    assert Statement.objects.get(pk=statement.pk).author == gone
    assert not SavedSearch.objects.exists()


def test_roles_end_without_a_mail_about_each(officer):
    erased(officer)
    assert [role.status for role in officer.memberships.all()] == ["ended"]
    assert not Message.objects.filter(kind="membership_ended").exists()


def test_public_pages_count_the_same_before_and_after(client):
    challenge = challenge_at()
    author = challenge.sources.first().statement.author
    addresses = ["/", "/challenges/", challenge.get_absolute_url()]
    before = [client.get(address).content for address in addresses]
    assert to_be_done_first(author) == []
    erased(author)
    assert [client.get(address).content for address in addresses] == before


@pytest.mark.django_db(transaction=True)
def test_log_stays_whole_and_knows_who_erased_whom(officer):
    erased(officer)
    assert Event.objects.about(officer).filter(name="erase").get().by_id == officer.pk
    assert verify().faults == []


def test_place_at_an_event_to_come_goes_to_whoever_waits(officer):
    event = event_at(capacity=1)
    attendee(event, email=ADDRESS)
    waiting = attendee(event)
    erased(officer)
    waiting.refresh_from_db()
    assert waiting.status == "offered"
    assert not Registration.objects.filter(email=ADDRESS).exists()


def test_unsent_mail_to_an_erased_person_is_not_sent(officer):
    statement_at("submitted", by=people.officer())
    Message.objects.create(
        dedupe_key="x",
        kind="note",
        recipient=officer,
        to=ADDRESS,
        subject=NAME,
        body="Hello",
        created_at=NOW,
        next_attempt_at=NOW,
    )
    erased(officer)
    row = Message.objects.get(kind="note")
    assert (row.status, row.body, ADDRESS in row.to) == ("kept", "", False)


def test_only_lead_has_to_be_followed_by_somebody_first():
    lead = people.council_lead()
    council = lead.memberships.get().organisation
    people.officer(council)
    with pytest.raises(TransitionDenied, match="Somebody else has to be Council lead"):
        erase_person(lead, by=lead, at=NOW)
    people.council_lead(council)
    erased(lead)


def test_only_administrator_cannot_go():
    administrator = people.administrator()
    with pytest.raises(TransitionDenied, match="has to be an LGA administrator"):
        erase_person(administrator, by=administrator, at=NOW)


def test_statement_on_its_way_has_to_be_seen_to_first(officer):
    statement = statement_at("submitted", by=officer)
    [step] = to_be_done_first(officer)
    assert step.words == (
        f"Statement {statement.reference} is on its way: hand it over, or withdraw it."
    )
    assert step.address.endswith(f"/hand-over/{officer.pk}/")


def test_assessor_with_scores_to_give_is_released_first():
    version = vetting.solution_at("in_vetting")
    assignment = vetting.scoring(version)
    [step] = to_be_done_first(assignment.assessor)
    assert step.words == (f"“{version.solution}” waits for scores: hand them in, or give it back.")


@pytest.mark.parametrize("make", [people.staff, people.council_lead, people.officer])
def test_nobody_but_administrators_erases_somebody_else(officer, make):
    with pytest.raises(TransitionDenied):
        erase_person(officer, by=make(), at=NOW)


def test_erased_twice_is_refused(officer):
    administrator = people.administrator()
    erase_person(officer, by=administrator, at=NOW)
    with pytest.raises(TransitionDenied, match="closed already"):
        erase_person(User.objects.get(pk=officer.pk), by=administrator, at=NOW)


def test_guest_without_account_is_erased_by_address():
    guest = attendee(event_at(), access_needs="A hearing loop")
    administrator = people.administrator()
    assert erase_guest(guest.email.upper(), by=administrator, at=NOW) > 0
    assert guest.email not in everything()
    assert "hearing loop" not in everything()
    with pytest.raises(TransitionDenied, match="Nothing is held"):
        erase_guest(guest.email, by=administrator, at=NOW)


def test_address_of_an_account_is_no_guests(officer):
    with pytest.raises(TransitionDenied, match="own page"):
        erase_guest(ADDRESS, by=people.administrator(), at=NOW)


def test_fates_name_what_goes_and_why_the_rest_stays(officer):
    statement_at("accepted", by=officer)
    fates = {fate.what: fate for fate in fates_of(subject_of(officer))}
    assert fates["Your account"].stays == ""
    assert fates["Statements you wrote"].stays.startswith("As long as the portal")


def test_person_closes_their_account_on_the_page(client, officer):
    client.force_login(officer)
    assert "Close my account" in client.get("/account/copy/close/").content.decode()
    assert client.post("/account/copy/close/").status_code == 422
    response = client.post("/account/copy/close/", {"sure": "on"}, follow=True)
    assert response.redirect_chain == [("/account/closed/", 302)]
    assert not User.objects.get(pk=officer.pk).is_active


def test_administrator_erases_somebody_with_a_reason(client, officer):
    client.force_login(people.administrator())
    address = f"/staff/people/{officer.pk}/erase/"
    assert client.post(address, {"sure": "on"}).status_code == 422
    client.post(address, {"reason": "They asked for it", "sure": "on"})
    assert Event.objects.about(officer).filter(name="erase").get().reason == "They asked for it"
    assert client.get(address).status_code == 404
