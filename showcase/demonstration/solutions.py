"""What vendors offer: solutions with answers and evidence, up to submission."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from challenges.models import KindOfAI, Round, ServiceArea
from documents.actions import scan_document
from showcase.demonstration.cast import Cast
from showcase.demonstration.reading import Calendar
from vendors.actions.supply.evidence import add_evidence
from vendors.actions.supply.solutions import (
    Given,
    describe_solution,
    save_answers,
    start_solution,
    submit_solution,
)
from vendors.criteria.sub_processors import as_value
from vendors.enums import AnswerType, Rule
from vendors.models import Criterion, Evidence, SolutionVersion
from vendors.readiness import applicable_criteria

HOSTED_BY = as_value(
    [
        {
            "name": "Fenwater Hosting",
            "service": "Runs the servers and keeps the backups",
            "data": "Everything in the service",
            "place": "United Kingdom",
            "safeguard": "",
        }
    ]
)


def offer(facts: dict[str, Any], round: Round, cast: Cast, calendar: Calendar) -> SolutionVersion:
    """One solution, described, answered and, unless it is a draft, submitted by its lead."""
    day = -1 if facts["submitted_day"] is None else facts["submitted_day"]
    lead = cast.lead(facts["vendor"])
    version = start_solution(
        cast.organisations[facts["vendor"]],
        name=facts["name"],
        round=round,
        by=lead,
        at=calendar.done(day, "09:15"),
    )
    describe_solution(version, by=lead, at=calendar.done(day, "09:20"), **_words(facts, cast))
    version.refresh_from_db()
    _answer(version, facts, cast, calendar, day)
    if facts["end_state"] != "draft":
        submit_solution(version, by=lead, at=calendar.done(day, "11:00"))
    return version


def _words(facts: dict[str, Any], cast: Cast) -> dict[str, Any]:
    users = [cast.organisations[slug].name for slug in facts["used_by"]]
    return {
        "summary": facts["summary"],
        "description": facts["description"],
        "how_people_stay_in_charge": facts["how_people_stay_in_charge"],
        "service_areas": cast.chosen(ServiceArea, facts["service_areas"]),
        "kinds_of_ai": cast.chosen(KindOfAI, facts["kinds_of_ai"]),
        "data_involved": facts["data_involved"],
        "is_resident_facing": facts["resident_facing"],
        "is_health_or_care": facts["health_or_care"],
        "hosting": facts["hosting"],
        "pricing_model": facts["pricing_model"],
        "used_by": ", ".join(users),
    }


def _answer(
    version: SolutionVersion, facts: dict[str, Any], cast: Cast, calendar: Calendar, day: int
) -> None:
    """Twice, as some questions come up by the answers to others."""
    evidence = [_evidence(item, facts, cast, calendar, day) for item in facts["evidence"]]
    lead = cast.lead(facts["vendor"])
    for clock in ("10:30", "10:45"):
        given = [
            _given(criterion, facts, evidence, calendar)
            for criterion in applicable_criteria(version)
            if facts["end_state"] != "draft" or criterion.code in facts["answers"]
        ]
        save_answers(version, given, by=lead, at=calendar.done(day, clock))


def _given(
    criterion: Criterion, facts: dict[str, Any], evidence: list[Evidence], calendar: Calendar
) -> Given:
    return Given(
        criterion,
        value=_value(criterion, facts, calendar),
        mitigation=facts["mitigations"].get(criterion.code, ""),
        evidence=[one for one in evidence if one.kind == criterion.evidence_kind],
    )


def _value(criterion: Criterion, facts: dict[str, Any], calendar: Calendar) -> str:
    if criterion.code in facts["answers"]:
        return str(facts["answers"][criterion.code])
    if criterion.rule == Rule.PASS_FAIL:
        return criterion.passing_answers[0]
    usual = {
        AnswerType.YES_NO: "yes",
        AnswerType.CHOICE: criterion.options[0] if criterion.options else "",
        AnswerType.LINK: _link(facts),
        AnswerType.NUMBER: "30",
        AnswerType.DATE: _tested_on(facts, calendar),
        AnswerType.SUB_PROCESSORS: HOSTED_BY,
    }
    return usual.get(AnswerType(criterion.answer_type), facts["default_text"])


def _tested_on(facts: dict[str, Any], calendar: Calendar) -> str:
    """Some weeks before it was handed in; before today for a draft."""
    day = calendar.on((facts["submitted_day"] or 0) - 40)
    return str(day.isoformat())


def _link(facts: dict[str, Any]) -> str:
    return f"https://{facts['vendor']}.example/{facts['slug']}"


def _evidence(
    item: dict[str, Any], facts: dict[str, Any], cast: Cast, calendar: Calendar, day: int
) -> Evidence:
    """One document a vendor and title, uploaded once and scanned like any other."""
    vendor = cast.organisations[facts["vendor"]]
    known = Evidence.objects.filter(vendor=vendor, title=item["title"]).first()
    if known:
        return known
    evidence = add_evidence(
        vendor,
        upload=_document(item, vendor.name),
        by=cast.lead(facts["vendor"]),
        at=calendar.done(day, "09:00"),
        kind=item["kind"],
        title=item["title"],
        issuer=item["issuer"],
        scope=item["scope"],
        not_covered=item["not_covered"],
        issued_on=_day(calendar, item["issued_day"]),
        expires_on=_day(calendar, item["expires_day"]),
    )
    scan_document(evidence.document_id, at=calendar.done(day, "09:05"))
    evidence.document.refresh_from_db()
    return evidence


def _day(calendar: Calendar, day: int | None) -> Any:
    return None if day is None else calendar.on(day)


def _document(item: dict[str, Any], vendor: str) -> SimpleUploadedFile:
    text = (
        f"{item['title']}\n\nInvented for the demonstration.\n\nHeld by: {vendor}\n"
        f"Issued by: {item['issuer']}\nCovers: {item['scope']}\nDoes not cover: {item['not_covered']}\n"
    )
    name = f"{item['title'].lower().replace(' ', '-').replace('/', '-')[:80]}.txt"
    return SimpleUploadedFile(name, text.encode())
