"""The standing register: what it closes, when it is compared, and that it has to be renewed."""

from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate

from notifications.models import Message
from tests.journeys import assigning, people, solutions, vetting
from vendors.actions.supply.organisation import edit_vendor, register_vendor
from vendors.actions.vetting.interests import lift_interest
from vendors.actions.vetting.register import (
    confirm_register,
    end_standing_interest,
    match_every_vendor,
    remind_of_registers,
)
from vendors.company_name import name_key
from vendors.enums import AssignmentStatus, SolutionStatus
from vendors.forms.assigning.register import StandingInterestForm
from vendors.models import Conflict, SolutionVersion, StandingInterest
from workflow.engine import TransitionDenied

pytestmark = pytest.mark.django_db
YEAR = timedelta(days=365)


def closed_to(person):
    standing = Conflict.objects.standing_for(person)
    return [conflict.vendor.name for conflict in standing.order_by("pk")]


def number_of(vendor):
    return vendor.vendor_profile.company_number


def registered(name, number):
    facts = {"company_number": number, "size": "small", "regions": []}
    lead = people.anybody()
    return register_vendor(name=name, by=lead, at=timezone.now(), **facts)


@pytest.mark.parametrize(
    ("written", "other"),
    [
        ("Larkfield Ltd", "LARKFIELD LIMITED"),
        ("The Larkfield Company plc", "Larkfield Company"),
        ("Smith & Sons", "smith and sons ltd."),
        ("Plainpath C.I.C.", "Plainpath Community Interest Company"),
        ("Café Noir Ltd", "Cafe Noir"),
        ("O’Hara-Jones LLP", "OHara Jones"),
    ],
)
def test_names_of_one_company_are_compared_alike(written, other):
    assert name_key(written) == name_key(other)


@pytest.mark.parametrize(
    ("written", "other"),
    [("Larkfield", "Larkfield Digital"), ("Limited", "The"), ("North Ltd", "Northern Ltd")],
)
def test_names_of_two_companies_are_not(written, other):
    assert name_key(written) != name_key(other)


def test_line_closes_the_vendor_with_its_number_under_any_name():
    person, vendor = people.assessor(), people.vendor("Riverline Limited")
    assigning.line(person, "Something Else", number=number_of(vendor))
    assert closed_to(person) == ["Riverline Limited"]


def test_line_without_a_number_closes_the_vendor_of_that_name():
    person, _ = people.assessor(), people.vendor("Riverline Limited")
    assigning.line(person, "RIVERLINE Ltd.")
    assert closed_to(person) == ["Riverline Limited"]


def test_line_with_another_number_leaves_a_vendor_of_the_same_name_open():
    person, _ = people.assessor(), people.vendor("Riverline Limited")
    assigning.line(person, "Riverline Limited", number="SC999999")
    assert closed_to(person) == []


def test_line_gives_up_what_was_asked_of_that_vendor_and_tells_the_staff():
    lead = solutions.bound_vendor("Riverline Limited")
    version = vetting.solution_at(SolutionStatus.IN_VETTING, lead=lead)
    assignment = vetting.scoring(version)
    assigning.line(assignment.assessor, "Riverline", kind="family")
    assignment.refresh_from_db()
    assert assignment.status == AssignmentStatus.CONFLICTED
    assert not SolutionVersion.objects.dossiers_for(assignment.assessor).exists()
    told = Message.objects.filter(kind="assessor_unavailable")
    assert [mail.recipient for mail in told] == [people.desk()]
    [conflict] = Conflict.objects.filter(person=assignment.assessor)
    assert (conflict.kind, conflict.standing_interest.body) == ("personal", "Riverline")


def test_vendor_that_registers_later_is_closed_at_once():
    person = people.assessor()
    assigning.line(person, "Riverline Ltd")
    registered("Riverline Limited", "07654321")
    assert closed_to(person) == ["Riverline Limited"]


def test_vendor_that_takes_another_name_is_closed_at_once():
    person, lead = people.assessor(), solutions.bound_vendor("Oldname Limited")
    assigning.line(person, "Newname Ltd")
    vendor = solutions.vendor_of(lead)
    edit_vendor(vendor, name="Newname Limited", by=lead, at=timezone.now())
    assert closed_to(person) == ["Newname Limited"]


def test_vendor_renamed_behind_the_pages_is_closed_by_the_hourly_comparison():
    person, vendor = people.assessor(), people.vendor("Oldname Limited")
    assigning.line(person, "Newname Ltd")
    vendor.name = "Newname Limited"
    vendor.save()
    for _ in range(2):
        match_every_vendor(at=timezone.now())
    assert closed_to(person) == ["Newname Limited"]


def test_interest_lifted_by_an_administrator_is_not_put_back_by_the_register():
    person, _ = people.assessor(), people.vendor("Riverline Limited")
    assigning.line(person, "Riverline")
    conflict = Conflict.objects.get(person=person)
    by = people.administrator()
    lift_interest(conflict, reason="Another company.", by=by, at=timezone.now())
    match_every_vendor(at=timezone.now())
    assert closed_to(person) == []


def test_ended_line_closes_no_further_vendor_and_opens_none():
    person, _ = people.assessor(), people.vendor("Riverline Limited")
    line = assigning.line(person, "Riverline")
    other = assigning.line(person, "Brook")
    for one in (line, other):
        end_standing_interest(one, by=person, at=timezone.now())
    registered("Brook Limited", "07654322")
    assert closed_to(person) == ["Riverline Limited"]


def test_line_is_ended_once_and_by_its_owner_alone():
    person = people.assessor()
    line = assigning.line(person, "Riverline")
    with pytest.raises(TransitionDenied, match="Only the person it belongs to"):
        end_standing_interest(line, by=people.assessor(), at=timezone.now())
    end_standing_interest(line, by=person, at=timezone.now())
    with pytest.raises(TransitionDenied, match="ended already"):
        end_standing_interest(line, by=person, at=timezone.now())


def test_line_twice_is_refused():
    person = people.assessor()
    assigning.line(person, "Riverline Ltd")
    with pytest.raises(TransitionDenied, match="stands in your register already"):
        assigning.line(person, "riverline limited")


def test_line_by_somebody_who_does_not_vet_is_refused():
    with pytest.raises(TransitionDenied):
        assigning.line(people.officer(), "Riverline")


@pytest.mark.parametrize(
    ("facts", "constraint"),
    [
        ({"kind": "shares"}, "standing_interest_shares_have_number"),
        ({"company_number": "12"}, "standing_interest_number_form"),
        ({"kind": "hobby"}, "standing_interest_kind_known"),
        ({"body": ""}, "standing_interest_named"),
    ],
)
def test_line_that_makes_no_sense_is_refused_by_the_database(facts, constraint):
    whole = {"kind": "employer", "body": "Riverline", "name_key": "riverline", **facts}
    with pytest.raises(IntegrityError, match=constraint):
        StandingInterest.objects.create(
            person=people.assessor(), declared_at=timezone.now(), **whole
        )


@pytest.mark.parametrize(
    ("number", "read"), [(" sc 123456", "SC123456"), ("01234567", "01234567"), ("", "")]
)
def test_form_tidies_the_number(number, read):
    form = StandingInterestForm({"kind": "employer", "body": "X", "company_number": number})
    assert form.is_valid()
    assert form.cleaned_data["company_number"] == read


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"company_number": "123"}, "company_number"),
        ({"kind": "shares"}, "company_number"),
        ({"company_number": "01234567", "is_registered_abroad": "on"}, "is_registered_abroad"),
    ],
)
def test_form_refuses_a_number_that_cannot_be(said, field):
    form = StandingInterestForm({"kind": "employer", "body": "X", "company_number": "", **said})
    assert list(form.errors) == [field]


def test_nobody_is_asked_before_they_confirmed_their_register():
    version = vetting.solution_at(SolutionStatus.IN_VETTING)
    person = people.new_assessor(name="Ana")
    with pytest.raises(TransitionDenied, match="Ana has to confirm their register"):
        vetting.assigned(version, person)
    confirm_register(by=person, at=timezone.now())
    assert vetting.assigned(version, person).status == AssignmentStatus.ASSIGNED


def test_nobody_is_asked_a_year_later_and_what_they_score_stays_with_them():
    scoring = vetting.scoring(vetting.solution_at(SolutionStatus.IN_VETTING))
    other = vetting.solution_at(SolutionStatus.IN_VETTING)
    scoring.assessor.register_confirmations.update(lapses_on=localdate())
    with pytest.raises(TransitionDenied, match="has to confirm their register"):
        vetting.assigned(other, scoring.assessor)
    assert SolutionVersion.objects.dossiers_for(scoring.assessor).get() == scoring.version


@pytest.mark.parametrize(
    ("day", "subjects"),
    [
        (31, []),
        (30, ["Confirm your register of interests by"]),
        (7, ["Confirm your register of interests by"] * 2),
        (
            0,
            ["Confirm your register of interests by"] * 2
            + ["Your register of interests has lapsed"],
        ),
    ],
)
def test_owner_is_reminded_once_on_each_of_the_days(day, subjects):
    person = people.assessor()
    confirmed = timezone.now()
    for left in (40, 31, 30, 29, 7, 7, 1, 0, -1):
        if left >= day:
            remind_of_registers(at=confirmed + YEAR - timedelta(days=left))
    mails = Message.objects.filter(recipient=person, kind="register_to_renew").order_by("pk")
    assert [mail.subject.partition(" by ")[0] for mail in mails] == [
        subject.removesuffix(" by") for subject in subjects
    ]


def test_owner_who_confirmed_again_is_not_reminded():
    person, confirmed = people.assessor(), timezone.now()
    confirm_register(by=person, at=confirmed + timedelta(days=300))
    remind_of_registers(at=confirmed + YEAR - timedelta(days=5))
    assert not Message.objects.filter(recipient=person, kind="register_to_renew").exists()


@pytest.fixture
def person(client):
    person = people.new_assessor()
    client.force_login(person)
    return person


def words(response):
    return " ".join(response.content.decode().split())


def test_pages_take_a_line_and_a_confirmation(client, person):
    mine = reverse("vendors:my_interests")
    assert "Your register is not confirmed yet" in words(client.get(mine))
    typed = {"kind": "former_employer", "body": "Riverline", "company_number": "sc 123456"}
    assert client.post(reverse("vendors:add_line"), typed).url == mine
    assert client.post(reverse("vendors:confirm_register")).url == mine
    page = words(client.get(mine))
    assert "SC123456" in page
    assert f"Confirmed until {localdate() + YEAR:%-d %B %Y}" in page


def test_page_of_a_refused_line_keeps_what_was_typed(client, person):
    response = client.post(reverse("vendors:add_line"), {"kind": "shares", "body": "Riverline"})
    assert response.status_code == 422
    assert "Shares are matched by the company’s number." in words(response)
    assert 'value="Riverline"' in words(response)


def test_page_of_somebody_elses_line_is_not_there(client, person):
    other = assigning.line(people.assessor(), "Riverline")
    assert client.get(reverse("vendors:end_line", args=[other.pk])).status_code == 404
