"""Criteria, agreements, evidence, solutions and responses brought to a state by the real actions."""

from datetime import timedelta
from functools import cache
from itertools import count
from pathlib import Path

from django.conf import settings
from django.utils import timezone
from django.utils.timezone import localdate

from accounts.models import Organisation
from challenges.enums import DataClass
from challenges.models import KindOfAI, Round, ServiceArea
from documents.actions import scan_document
from tests.documents.uploads import upload
from tests.journeys import people
from vendors.actions.criteria.sets import load_criteria_set, use_criteria_set
from vendors.actions.supply.agreement import accept_agreement, publish_agreement
from vendors.actions.supply.evidence import add_evidence, upload_evidence
from vendors.actions.supply.solutions import (
    Given,
    describe_solution,
    save_answers,
    start_solution,
    submit_solution,
)
from vendors.criteria.files import read_criteria_set
from vendors.criteria.sub_processors import as_value
from vendors.enums import AnswerType, EvidenceKind, Rule
from vendors.models import Agreement, CriteriaSet, EvidenceUpload
from vendors.readiness import applicable_criteria

CRITERIA_FILE = Path(__file__).parent / "criteria.yaml"
REAL_CRITERIA = settings.BASE_DIR / "vendors/criteria_sets/technology-innovation-showcase-1.yaml"
ANSWERED_WITH = {
    AnswerType.YES_NO: "yes",
    AnswerType.NUMBER: "30",
    AnswerType.DATE: "2026-03-31",
    AnswerType.FILE: "Certificate",
    AnswerType.LINK: "https://fieldnote.example/",
    AnswerType.SUB_PROCESSORS: as_value(
        [{"name": "Fenwater", "service": "Hosting", "place": "United Kingdom"}]
    ),
}
_numbers = count(1)


def criteria_set(file=CRITERIA_FILE):
    """The small set of the tests, or another file's; published once."""
    written = _written(file)
    load_criteria_set(written, by=None, at=timezone.now())
    return CriteriaSet.objects.get(name=written.name, version=written.version)


@cache
def _written(file):
    """Checked once a run: the rules of every criterion are asked of the database."""
    return read_criteria_set(file.read_text(encoding="utf-8"))


def round_taking_solutions(criteria=None):
    """A round that takes statements and solutions now, with criteria."""
    now, number = timezone.now(), next(_numbers)
    made = Round.objects.create(
        name=f"Round {number}",
        slug=f"solutions-round-{number}",
        statements_open_at=now - timedelta(days=30),
        statements_close_at=now + timedelta(days=10),
        solutions_open_at=now - timedelta(days=20),
        solutions_close_at=now + timedelta(days=20),
        questions_close_at=now + timedelta(days=10),
        answers_close_at=now + timedelta(days=12),
        decisions_on=localdate(now) + timedelta(days=40),
    )
    use_criteria_set(made, criteria or criteria_set(), by=None, at=now)
    return made


def agreement():
    publish_agreement(1, "# Working in the open\n\nWe publish.", by=None, at=timezone.now())
    return Agreement.objects.current()


def bound_vendor(name=""):
    """A vendor whose lead accepted the current agreement; returns the lead."""
    lead = people.vendor_lead(people.vendor(name))
    accept_agreement(agreement(), vendor=vendor_of(lead), by=lead, at=timezone.now())
    return lead


def vendor_of(person):
    return Organisation.objects.get(memberships__user=person, kind="vendor")


def certificate(lead, *, kind=EvidenceKind.CYBER_ESSENTIALS, scanned=True, **facts):
    """A certificate in the library of the lead's vendor, good for most of a year."""
    today = localdate()
    evidence = add_evidence(
        vendor_of(lead),
        upload=upload(),
        by=lead,
        at=timezone.now(),
        kind=kind,
        **{
            "title": f"Certificate {next(_numbers)}",
            "issuer": "Northern Certifiers",
            "scope": "The hosted service",
            "not_covered": "Staff laptops",
            "issued_on": today - timedelta(days=30),
            "expires_on": today + timedelta(days=300),
            **facts,
        },
    )
    if scanned:
        scan_document(evidence.document_id, at=timezone.now())
        evidence.refresh_from_db()
    return evidence


def uploaded(lead, number=1):
    """Files in the library of the lead's vendor that nobody has said the facts of."""
    files = [upload(f"file-{n}.pdf") for n in range(number)]
    upload_evidence(vendor_of(lead), files, by=lead, at=timezone.now())
    return list(EvidenceUpload.objects.filter(vendor=vendor_of(lead)).order_by("-pk")[:number])


def draft(lead=None, *, name="", round=None):
    """A solution just begun."""
    lead = lead or bound_vendor()
    return start_solution(
        vendor_of(lead),
        name=name or f"Fieldnote {next(_numbers)}",
        round=round or round_taking_solutions(),
        by=lead,
        at=timezone.now(),
    )


def described(version, **words):
    """Every page of the description filled in."""
    lead = lead_of(version)
    described_as = {
        "summary": "Drafts the case record from a recorded visit",
        "description": "It listens to a visit and writes a first draft.",
        "how_people_stay_in_charge": "A social worker reads and signs every record.",
        "data_involved": [DataClass.PERSONAL],
        "is_resident_facing": False,
        "is_health_or_care": False,
        "hosting": "London",
        "pricing_model": "Per worker and month",
        "used_by": "",
        "service_areas": [service_area()],
        "kinds_of_ai": [kind_of_ai()],
    }
    describe_solution(version, by=lead, at=timezone.now(), **{**described_as, **words})
    version.refresh_from_db()
    return version


def answered(version, *, evidence_until=None, **values):
    """Every applicable criterion answered so that the gate is passed; `values` by code differ.

    Some questions come up by the answers to others, so it asks until none is new.
    """
    lead, done = lead_of(version), set()
    while new := [c for c in applicable_criteria(version) if c.pk not in done]:
        given = [
            Given(
                c,
                values.get(c.code, _passing_value(c)),
                "",
                _backing(c, lead, evidence_until),
                is_confirmed=True,
            )
            for c in new
        ]
        save_answers(version, given, by=lead, at=timezone.now())
        done |= {c.pk for c in new}
    return version


def ready(lead=None, *, name="", round=None, evidence_until=None, **words):
    """A draft with nothing missing; its certificates end on the day given."""
    version = described(draft(lead, name=name, round=round), **words)
    return answered(version, evidence_until=evidence_until)


def submitted(lead=None, **words):
    version = ready(lead, **words)
    submit_solution(version, by=lead_of(version), at=timezone.now())
    return version


def lead_of(version):
    vendor = version.solution.vendor
    return vendor.memberships.active().filter(role="vendor_lead").first().user


def service_area(name="Adult social care"):
    return ServiceArea.objects.get_or_create(slug=name.lower().replace(" ", "-"), name=name)[0]


def kind_of_ai(name="Generative"):
    return KindOfAI.objects.get_or_create(slug=name.lower(), name=name)[0]


def _passing_value(criterion):
    if criterion.passing_answers:
        return criterion.passing_answers[0]
    if criterion.answer_type == AnswerType.CHOICE:
        return criterion.options[0]
    return ANSWERED_WITH.get(criterion.answer_type, "We do this in daily work.")


def _backing(criterion, lead, until):
    if criterion.rule != Rule.PASS_FAIL or not criterion.needs_evidence:
        return []
    dates = {"expires_on": until} if until else {}
    return [certificate(lead, kind=criterion.evidence_kind, **dates)]
