import pytest
from django.utils import timezone

from tests.journeys import people, vetting
from vendors.actions.vetting.interests import declare_interest
from vendors.enums import ConflictKind, SolutionStatus
from vendors.models import Conflict, SolutionVersion

pytestmark = pytest.mark.django_db
MINE, REGISTER = "/assessor/interests/", "/staff/interests/"


def declare(person, vendor=None, details="A cousin works there."):
    facts = {"kind": ConflictKind.PERSONAL, "details": details, "at": timezone.now()}
    return declare_interest(vendor or people.vendor(), by=person, **facts)


def words(response):
    return response.content.decode()


@pytest.mark.parametrize("make", [people.assessor, people.staff])
def test_my_interests_shows_what_i_declared_and_nothing_of_others(client, make):
    person = make()
    mine = declare(person)
    declare(people.staff(), details="Of somebody else.")
    client.force_login(person)
    response = client.get(MINE)
    assert list(response.context["interests"]) == [mine]
    assert "Of somebody else." not in words(response)


@pytest.mark.parametrize("make", [people.officer, people.vendor_lead, people.anybody])
def test_my_interests_is_not_there_for_people_who_do_not_vet(client, make):
    client.force_login(make())
    assert client.get(MINE).status_code == 404


def test_my_interests_declares_one_and_hides_the_vendor(client):
    person, version = people.staff(), vetting.solution_at(SolutionStatus.IN_VETTING)
    client.force_login(person)
    typed = {"vendor": version.solution.vendor_id, "kind": "financial", "details": "Shares."}
    client.post(MINE, typed)
    conflict = Conflict.objects.get()
    assert (conflict.person, conflict.kind, conflict.details) == (person, "financial", "Shares.")
    assert not SolutionVersion.objects.dossiers_for(person).exists()


def test_my_interests_offers_vendors_without_one_only(client):
    person, other = people.staff(), people.vendor()
    declare(person)
    people.council()
    client.force_login(person)
    form = client.get(MINE).context["form"]
    assert list(form.fields["vendor"].queryset) == [other]


def test_my_interests_with_something_missing_keeps_the_rest(client):
    client.force_login(people.staff())
    response = client.post(MINE, {"vendor": "", "kind": "", "details": "My brother-in-law."})
    assert response.status_code == 422
    assert "My brother-in-law." in words(response)


@pytest.mark.parametrize("make", [people.staff, people.assessor, people.officer])
def test_register_is_for_administrators(client, make):
    conflict = declare(people.staff())
    client.force_login(make())
    assert client.get(REGISTER).status_code == 404
    assert client.get(f"{REGISTER}{conflict.pk}/lift/").status_code == 404


@pytest.mark.parametrize("rows", [1, 30])
def test_register_costs_the_same_at_any_length(client, rows, django_assert_num_queries):
    for _ in range(rows):
        declare(people.assessor())
    client.force_login(people.administrator())
    with django_assert_num_queries(5):
        client.get(REGISTER)


def test_register_lifts_an_interest_and_keeps_it(client):
    conflict = declare(people.staff())
    client.force_login(people.administrator())
    client.post(f"{REGISTER}{conflict.pk}/lift/", {"reason": "The cousin left."})
    response = client.get(REGISTER)
    lifted = response.context["page_obj"].object_list[0]
    assert lifted == conflict
    assert lifted.lifted_at is not None
    assert client.get(f"{REGISTER}{conflict.pk}/lift/").status_code == 404


def test_register_does_not_lift_ones_own_interest(client):
    administrator = people.administrator()
    conflict = declare(administrator)
    client.force_login(administrator)
    assert client.post(f"{REGISTER}{conflict.pk}/lift/", {"reason": "Mine."}).status_code == 404
