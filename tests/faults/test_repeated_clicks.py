"""The same form five times at the same moment, as an impatient hand sends it."""

from functools import partial

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from challenges.actions.questions import ask_question
from challenges.models import Statement
from notifications.models import Message
from showcase.actions.reports import create_report
from showcase.models import Registration, ReportVersion, ShowcaseEvent
from tests.documents.uploads import upload
from tests.journeys import people, solutions, vetting
from tests.journeys.challenges import challenge_at, council_of, open_round, statement_at
from tests.journeys.showcase import event_at, report_at
from tests.showcase.events.test_views_planning import TYPED
from tests.together import together
from vendors.actions.supply.evidence import add_evidence, upload_evidence
from vendors.actions.supply.solutions import start_solution
from vendors.enums import EvidenceKind, SolutionStatus
from vendors.models import Decision, EvidenceUpload, SolutionVersion
from workflow.engine import StaleTransition
from workflow.models import Event

pytestmark = pytest.mark.django_db(transaction=True)
CLICKS = 5
DECISION = {
    "outcome": "eligible",
    "reason": "The answers hold.",
    "feedback": "Tell residents about it.",
    "responsible_deployment": "Watch the error rate.",
}
GUEST = {"name": "Ada Bright", "email": "ada@example.org", "kind": "public", "mode": "online"}


def clicked(person, address, typed=()):
    """The statuses that one person's browser gets for five presses of one button."""
    browser = Client()
    if person:
        browser.force_login(person)
    cookies = browser.cookies

    def press():
        again = Client()
        again.cookies = cookies
        return again.post(address, dict(typed)).status_code

    return together([press] * CLICKS)


def told(subject, name):
    return Event.objects.about(subject).filter(name=name).count()


def test_statement_submitted_by_five_clicks_is_submitted_once():
    officer = people.officer()
    statement = statement_at(by=officer)
    before = Message.objects.count()
    answers = clicked(officer, reverse("challenges:check_statement", args=[statement.reference]))
    assert answers == [302] * CLICKS
    assert Statement.objects.get().status == "submitted"
    assert told(statement, "submit") == 1
    mails = Message.objects.filter(kind__startswith="statement")
    assert mails.values("to", "kind").distinct().count() == mails.count()
    assert Message.objects.count() > before


def test_statement_begun_by_five_clicks_is_there_once():
    officer = people.officer()
    typed = {"council": council_of(officer).pk, "round": open_round().pk}
    question = "How can we answer on the same day?"
    answers = clicked(officer, reverse("challenges:new_statement"), {**typed, "question": question})
    assert answers == [302] * CLICKS
    assert Statement.objects.count() == 1


def test_solution_submitted_by_five_clicks_is_submitted_once():
    version = solutions.ready()
    address = reverse("vendors:check_solution", args=[version.solution.slug])
    answers = clicked(solutions.lead_of(version), address, {"confirm": "on"})
    assert answers == [302] * CLICKS
    assert SolutionVersion.objects.get().status == SolutionStatus.SUBMITTED
    assert told(version, "submit") == 1


def test_solution_begun_by_five_clicks_is_there_once():
    version = solutions.ready()
    lead, vendor = solutions.lead_of(version), version.solution.vendor
    begin = partial(
        start_solution, vendor, name="Desk", round=version.round, by=lead, at=timezone.now()
    )
    begun = together([begin] * CLICKS)
    assert len({one.pk for one in begun}) == 1
    assert Event.objects.about(begun[0]).filter(name="start").count() == 1


def test_question_asked_by_five_clicks_is_asked_once():
    challenge, vendor = challenge_at(), people.vendor_lead()
    ask = partial(ask_question, challenge, text="Which browsers?", by=vendor, at=timezone.now())
    assert len({question.pk for question in together([ask] * CLICKS)}) == 1


def test_registration_sent_by_five_clicks_is_there_once():
    event = event_at(capacity=3)
    answers = clicked(None, reverse("showcase:register", args=[event.slug]), GUEST)
    assert answers == [302] * CLICKS
    assert Registration.objects.count() == 1
    assert Message.objects.filter(kind="registration_confirm_address").count() == 1


def test_decision_sent_by_five_clicks_is_made_once():
    version = vetting.solution_at(SolutionStatus.MODERATION)
    vetting.agree(version)
    decision = vetting.prepared(version)
    officer = people.staff()
    address = reverse("vendors:check_decision", args=[version.solution.slug, version.number])
    browser = Client()
    browser.force_login(officer)
    seen = browser.get(address).context["form"]["seen"].value()
    answers = clicked(officer, address, {"seen": seen})
    assert set(answers) == {302}, answers
    assert Decision.objects.get().pk == decision.pk
    assert told(version, "find_eligible") == 1
    assert Message.objects.filter(kind="solution_decided").count() == 1


def test_decisions_of_twenty_people_at_once_make_one():
    version = vetting.solution_at(SolutionStatus.MODERATION)
    vetting.agree(version)
    officers = [people.staff() for _ in range(20)]

    def decide(officer):
        seen = SolutionVersion.objects.get(pk=version.pk)
        try:
            vetting.decide(seen, by=officer)
        except StaleTransition:
            return "somebody was first"
        return "decided"

    outcomes = together(partial(decide, officer) for officer in officers)
    assert sorted(outcomes) == ["decided", *["somebody was first"] * 19]
    assert Decision.objects.count() == 1
    assert Message.objects.filter(kind="solution_decided").count() == 1


def test_report_published_by_five_clicks_has_one_version():
    officer = people.staff()
    challenge_at()
    report = report_at("draft")
    answers = clicked(officer, reverse("showcase:publish_report", args=[report.slug]))
    assert set(answers) <= {302, 422}, answers
    assert ReportVersion.objects.count() == 1


def test_event_planned_by_five_clicks_is_there_once():
    officer, typed = people.staff(), {**TYPED, "round": open_round().pk}
    answers = clicked(officer, reverse("showcase:new_event"), typed)
    assert answers == [302] * CLICKS
    assert told(ShowcaseEvent.objects.get(), "create") == 1


def test_report_begun_by_five_clicks_is_there_once():
    officer, round_ = people.staff(), open_round()
    begin = partial(create_report, round_, title="What we learned", by=officer, at=timezone.now())
    assert len({report.pk for report in together([begin] * CLICKS)}) == 1


def test_evidence_added_by_five_clicks_is_there_once():
    lead = people.vendor_lead()
    vendor = lead.memberships.get().organisation
    facts = {"title": "Certificate", "kind": EvidenceKind.OTHER, "link": "https://a.example/c"}
    add = partial(add_evidence, vendor, upload=None, by=lead, at=timezone.now(), **facts)
    assert len({evidence.pk for evidence in together([add] * CLICKS)}) == 1


def test_file_sent_by_five_clicks_waits_once():
    lead = people.vendor_lead()
    vendor = lead.memberships.get().organisation

    def send():
        return upload_evidence(vendor, [upload()], by=lead, at=timezone.now())

    assert together([send] * CLICKS) == [[]] * CLICKS
    assert EvidenceUpload.objects.count() == 1
