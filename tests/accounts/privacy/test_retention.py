from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from accounts.actions.invitations import invite_person
from accounts.enums import Role
from accounts.models import Invitation, RetentionCertificate
from accounts.privacy.retention import applying
from accounts.privacy.retention.applying import apply_rules, look, rules
from accounts.tasks import apply_retention
from tests.journeys import people
from workflow.models import Event
from workflow.sealing import verify

pytestmark = pytest.mark.django_db
THEN = datetime(2024, 11, 14, 9, 30, tzinfo=UTC)
LATER = THEN + timedelta(days=5 * 365)


def invitations(number: int = 1) -> None:
    lead = people.council_lead()
    council = lead.memberships.get().organisation
    for n in range(number):
        invite_person(
            f"guest{n}@example.org",
            role=Role.COUNCIL_OFFICER,
            organisation=council,
            by=lead,
            at=THEN,
        )


def numbers(certificate) -> dict[str, int]:
    return {line["rule"]: line["number"] for line in certificate.lines if line["number"]}


def test_dry_run_counts_what_is_due_and_changes_nothing(capsys):
    invitations(2)
    call_command("apply_retention", "--dry-run")
    assert "invitations                180       2" in capsys.readouterr().out
    assert Invitation.objects.count() == 2
    assert RetentionCertificate.objects.count() == 0


def test_run_ends_what_is_due_and_its_certificate_says_how_much(monkeypatch):
    monkeypatch.setattr(applying, "BATCH", 2)
    invitations(5)
    assert numbers(apply_rules(by=None, at=LATER)) == {"invitations": 5}
    assert Invitation.objects.count() == 0


def test_what_is_not_due_yet_stays():
    invitations()
    runs_out = Invitation.objects.get().expires_at
    due = runs_out + timedelta(days=180)
    assert numbers(apply_rules(by=None, at=due - timedelta(seconds=1))) == {}
    assert numbers(apply_rules(by=None, at=due)) == {"invitations": 1}


def test_operator_sets_a_period_and_the_certificate_names_it(settings):
    settings.RETENTION_DAYS = {"invitations": 10}
    invitations()
    certificate = apply_rules(by=None, at=Invitation.objects.get().expires_at + timedelta(days=10))
    line = next(line for line in certificate.lines if line["rule"] == "invitations")
    assert (line["days"], line["number"]) == (10, 1)


def test_second_run_ends_nothing():
    invitations()
    apply_rules(by=None, at=LATER)
    assert numbers(apply_rules(by=None, at=LATER)) == {}


@pytest.mark.django_db(transaction=True)
def test_run_is_a_line_of_the_log_which_stays_whole():
    invitations()
    certificate = apply_rules(by=None, at=LATER)
    assert Event.objects.about(certificate).get().data == {"invitations": 1}
    assert verify().faults == []


def test_certificate_cannot_be_changed_or_removed():
    certificate = apply_rules(by=None, at=LATER)
    for tamper in (certificate.delete, certificate.save):
        with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
            tamper()


def test_rules_have_names_of_their_own_and_say_why():
    names = [rule.name for rule in rules()]
    assert sorted(names) == sorted(set(names))
    assert [rule.name for rule in rules() if not (rule.why.endswith(".") and rule.then)] == []


def test_every_rule_can_be_looked_at_where_there_is_nothing():
    assert [line.number for line in look(LATER)] == [0] * len(rules())


def test_page_shows_rules_and_certificates_to_administrators(client):
    invitations()
    apply_retention()
    apply_retention()
    client.force_login(people.administrator())
    page = client.get("/staff/retention/").content.decode()
    assert ": 1 record ended" in page
    assert ": nothing was due" in page
    assert "Invitations that nobody accepted" in page


def test_page_takes_as_many_queries_for_twenty_certificates_as_for_one(client):
    client.force_login(people.administrator())
    counts = []
    for number in (1, 19):
        for _ in range(number):
            apply_rules(by=None, at=LATER)
        with CaptureQueriesContext(connection) as asked:
            client.get("/staff/retention/")
        counts.append(len(asked))
    assert counts[0] == counts[1]
