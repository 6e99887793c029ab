import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.utils import timezone

from notifications.models import Message
from tests.journeys import people, solutions
from vendors.actions.supply.agreement import accept_agreement, publish_agreement
from vendors.models import Agreement, AgreementAcceptance
from vendors.readiness import accepted_current_agreement
from workflow.engine import TransitionDenied
from workflow.models import Event

pytestmark = pytest.mark.django_db
FILE = settings.BASE_DIR / "vendors/agreements/working-in-the-open-1.md"


def accept(lead, agreement):
    vendor = solutions.vendor_of(lead)
    return accept_agreement(agreement, vendor=vendor, by=lead, at=timezone.now())


def test_agreement_accepted_by_the_lead_binds_the_vendor():
    lead = people.vendor_lead()
    acceptance = accept(lead, solutions.agreement())
    assert acceptance.accepted_by == lead
    assert accepted_current_agreement(solutions.vendor_of(lead).pk)


def test_agreement_accepted_twice_is_accepted_once():
    lead = people.vendor_lead()
    first = accept(lead, solutions.agreement())
    assert accept(lead, solutions.agreement()) == first
    vendor = solutions.vendor_of(lead)
    assert Event.objects.about(vendor).filter(name="accept_agreement").count() == 1


def test_agreement_accepted_tells_the_people_of_the_vendor_and_nobody_else():
    lead = people.vendor_lead()
    colleague = people.vendor_user(solutions.vendor_of(lead))
    people.vendor_lead()
    accept(lead, solutions.agreement())
    told = Message.objects.filter(kind="agreement_accepted").values_list("to", flat=True)
    assert sorted(told) == sorted([lead.email, colleague.email])


@pytest.mark.parametrize("who", [people.vendor_user, people.staff, people.vendor_lead])
def test_agreement_accepted_by_anybody_but_the_vendors_lead_is_refused(who):
    vendor = people.vendor()
    person = people.vendor_user(vendor) if who is people.vendor_user else who()
    with pytest.raises(TransitionDenied, match="lead"):
        accept_agreement(solutions.agreement(), vendor=vendor, by=person, at=timezone.now())
    assert AgreementAcceptance.objects.count() == 0


def test_agreement_in_a_new_version_asks_for_a_new_yes():
    lead = solutions.bound_vendor()
    publish_agreement(2, "Other words", by=None, at=timezone.now())
    assert not accepted_current_agreement(solutions.vendor_of(lead).pk)


def test_agreement_in_a_new_version_is_told_to_the_leads_of_whoever_is_bound():
    lead = solutions.bound_vendor()
    people.vendor_user(solutions.vendor_of(lead))
    people.vendor_lead()
    publish_agreement(2, "Other words", by=None, at=timezone.now())
    told = Message.objects.get(kind="agreement_changed")
    assert (told.to, told.subject) == (
        lead.email,
        f"The agreement has changed: {solutions.vendor_of(lead)} is asked again",
    )


def test_agreement_replaced_while_it_was_read_is_not_accepted():
    old, lead = solutions.agreement(), people.vendor_lead()
    publish_agreement(2, "Other words", by=None, at=timezone.now())
    with pytest.raises(TransitionDenied, match="newer version"):
        accept(lead, old)


def test_agreement_published_with_other_words_is_refused():
    solutions.agreement()
    with pytest.raises(ValidationError, match="never changes"):
        publish_agreement(1, "Other words", by=None, at=timezone.now())


@pytest.mark.parametrize(
    "change",
    [
        lambda: Agreement.objects.update(text="Else"),
        lambda: AgreementAcceptance.objects.all().delete(),
        lambda: AgreementAcceptance.objects.update(accepted_at=timezone.now()),
    ],
)
def test_agreement_and_acceptance_refuse_change_in_the_database(change):
    solutions.bound_vendor()
    with pytest.raises(IntegrityError), transaction.atomic():
        change()


def test_load_command_run_twice_says_that_nothing_changed(capsys):
    call_command("load_agreement", FILE)
    call_command("load_agreement", FILE)
    assert capsys.readouterr().out.splitlines() == [
        "Published version 1.",
        "Version 1 is published already.",
    ]


def test_load_command_on_a_file_without_a_number_is_refused(tmp_path):
    with pytest.raises(CommandError, match="does not end in a version number"):
        call_command("load_agreement", tmp_path / "agreement.md")
