from datetime import timedelta

import pytest
from django.utils import timezone

from challenges.actions.challenges import unpublish_challenge
from tests.journeys import people
from tests.journeys.challenges import challenge_at, contact
from vendors.actions.vetting.interests import declare_interest, lift_interest
from vendors.enums import ConflictKind

pytestmark = pytest.mark.django_db
PAGE = "/contacts/"


def read(client, person, **query):
    client.force_login(person)
    return client.get(PAGE, query)


def seen(client, person, **query):
    return list(read(client, person, **query).context["page_obj"])


def words(response):
    return response.content.decode()


def interest_of(person, vendor):
    facts = {"kind": ConflictKind.FINANCIAL, "details": "Shares."}
    return declare_interest(vendor, by=person, at=timezone.now(), **facts)


def test_contact_log_shows_staff_everything_newest_first(client):
    challenge, now = challenge_at(), timezone.now()
    older = contact(challenge, people.vendor(), at=now - timedelta(days=1))
    newer = contact(challenge, people.vendor(), at=now)
    oldest = contact(challenge, people.vendor(), by=people.staff(), at=now - timedelta(days=2))
    assert seen(client, people.staff()) == [newer, older, oldest]


def test_contact_log_shows_a_council_its_own_contacts_whoever_made_them(client):
    ours, colleague, challenge = people.council(), people.officer(), challenge_at()
    mine = contact(challenge, people.vendor(), by=people.officer(ours))
    contact(challenge, people.vendor("Othermost Limited"), by=colleague)
    contact(challenge, people.vendor("Of the LGA Limited"), by=people.staff())
    page = read(client, people.council_lead(ours))
    assert list(page.context["page_obj"]) == [mine]
    assert "Othermost Limited" not in words(page)
    assert "Of the LGA Limited" not in words(page)


def test_contact_log_shows_a_vendor_contacts_with_itself_only(client):
    ours, challenge = people.vendor(), challenge_at()
    by_council = contact(challenge, ours)
    by_lga = contact(challenge, ours, by=people.staff(name="Una Staffer"))
    contact(challenge, people.vendor("Othermost Limited"), subject="For others’ eyes")
    page = read(client, people.vendor_user(ours))
    assert list(page.context["page_obj"]) == [by_lga, by_council]
    for private in ("Othermost Limited", "For others’ eyes", "Una Staffer"):
        assert private not in words(page)


def test_contact_log_hides_a_vendor_from_staff_with_an_interest_until_it_is_lifted(client):
    person, hidden, challenge = people.staff(), people.vendor("Hidden Limited"), challenge_at()
    secret = contact(challenge, hidden)
    other = contact(challenge, people.vendor())
    declared = interest_of(person, hidden)
    page = read(client, person)
    assert list(page.context["page_obj"]) == [other]
    assert "Hidden Limited" not in words(page)
    assert seen(client, people.staff()) == [other, secret]
    lift_interest(declared, reason="Sold.", by=people.administrator(), at=timezone.now())
    assert seen(client, person) == [other, secret]


def test_contact_log_ignores_a_lifted_interest_beside_somebody_elses_standing_one(client):
    person, vendor = people.staff(), people.vendor()
    made = contact(challenge_at(), vendor)
    lifted = interest_of(person, vendor)
    lift_interest(lifted, reason="Sold.", by=people.administrator(), at=timezone.now())
    interest_of(people.staff(), vendor)
    assert seen(client, person) == [made]


def test_contact_log_does_not_offer_a_challenge_known_only_by_hidden_contacts(client):
    person, hidden = people.staff(), people.vendor()
    contact(challenge_at(title="Telltale title"), hidden)
    interest_of(person, hidden)
    assert "Telltale title" not in words(read(client, person))


def test_contact_log_is_narrowed_to_one_challenge(client):
    wanted, other = challenge_at(title="Wanted"), challenge_at(title="Not wanted")
    mine = contact(wanted, people.vendor())
    contact(other, people.vendor())
    assert seen(client, people.staff(), challenge=wanted.slug) == [mine]


def test_contact_log_of_a_challenge_without_contacts_says_so(client):
    quiet = challenge_at(title="Quiet")
    contact(challenge_at(), people.vendor())
    page = read(client, people.staff(), challenge=quiet.slug)
    assert list(page.context["page_obj"]) == []
    assert "There is no contact about this challenge that you may read." in words(page)


@pytest.mark.parametrize("slug", ["no-such-challenge", "🙂", "x" * 500])
def test_contact_log_of_an_unknown_challenge_answers(client, slug):
    assert read(client, people.staff(), challenge=slug).status_code == 200


def test_contact_log_does_not_say_whether_a_draft_exists_to_a_council(client):
    draft = challenge_at("draft", title="Still secret")
    page = read(client, people.officer(), challenge=draft.slug)
    assert "Still secret" not in words(page)


def test_contact_about_a_challenge_unpublished_since_keeps_its_line_without_a_link(client):
    challenge, vendor = challenge_at(title="Taken back"), people.vendor()
    contact(challenge, vendor)
    unpublish_challenge(challenge, reason="Wrong figures.", by=people.staff(), at=timezone.now())
    page = words(read(client, people.vendor_user(vendor)))
    assert "Taken back" in page
    assert challenge.get_absolute_url() not in page
    assert challenge.get_absolute_url() in words(read(client, people.staff()))


def test_contact_log_shows_what_was_written_as_text(client):
    vendor = people.vendor()
    contact(challenge_at(), vendor, text="See <b>this</b>")
    assert "See &lt;b&gt;this&lt;/b&gt;" in words(read(client, people.vendor_user(vendor)))


@pytest.mark.parametrize(
    ("make", "area"),
    [
        (people.staff, "areas/staff.html"),
        (people.officer, "areas/council.html"),
        (people.vendor_user, "areas/vendor.html"),
    ],
)
def test_contact_log_stands_in_the_readers_own_area_and_says_when_it_is_empty(client, make, area):
    page = read(client, make())
    assert page.context["area"] == area
    assert "No contacts yet" in words(page)


@pytest.mark.parametrize("make", [people.assessor, people.anybody])
def test_contact_log_is_not_there_for_people_without_contacts(client, make):
    assert read(client, make()).status_code == 404


@pytest.mark.parametrize("number", [1, 30])
def test_contact_log_asks_the_same_number_of_queries_whatever_its_length(
    client, number, django_assert_num_queries
):
    challenge, officer, reader = challenge_at(), people.officer(), people.staff()
    for _ in range(number):
        contact(challenge, people.vendor(), by=officer)
    client.force_login(reader)
    with django_assert_num_queries(6):
        client.get(PAGE)


def test_contact_log_asked_for_a_challenge_with_an_odd_sign_in_its_name_is_still_there(client):
    client.force_login(people.staff())
    assert client.get("/contacts/?challenge=a%00b").status_code == 200
