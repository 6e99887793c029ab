"""What a version or a set of scores still lacks, in words."""

from typing import Any

from vendors.enums import Rule
from vendors.models import Agreement, AgreementAcceptance, Criterion, SolutionVersion

DESCRIPTION_NEEDS = {
    "summary": "a summary",
    "description": "what it does",
    "how_people_stay_in_charge": "how people stay in charge",
    "hosting": "where the data is",
    "pricing_model": "the pricing model",
    "data_involved": "where it fits",
}


def applicable_criteria(version: SolutionVersion) -> "list[Criterion]":
    """The criteria this version is asked, in order, by what it said about data, residents and care."""
    criteria = Criterion.objects.filter(section__criteria_set=version.criteria_set_id)
    ordered = criteria.select_related("section").order_by("section__position", "position", "pk")
    return [criterion for criterion in ordered if applies(criterion, version)]


def applies(criterion: Criterion, version: SolutionVersion) -> bool:
    return {
        "always": True,
        "personal_data": bool({"personal", "special_category"} & set(version.data_involved)),
        "resident_facing": version.is_resident_facing,
        "health_or_care": version.is_health_or_care,
    }[criterion.applies_when]


def missing_from_version(version: SolutionVersion) -> list[str]:
    missing = [words for field, words in DESCRIPTION_NEEDS.items() if not getattr(version, field)]
    if not accepted_current_agreement(version.solution.vendor_id):
        missing.append("accept the working-in-the-open agreement")
    return missing + missing_answers(version)


def missing_answers(version: SolutionVersion) -> list[str]:
    """“answer A1”, “confirm A2”, in the order of the criteria."""
    answers = {answer.criterion_id: answer for answer in version.answers.all()}
    missing = []
    for criterion in applicable_criteria(version):
        answer = answers.get(criterion.pk)
        if answer is None or not answer.is_given:
            verb = "confirm" if answer and answer.is_to_confirm else "answer"
            missing.append(f"{verb} {criterion.code}")
    return missing


def accepted_current_agreement(vendor_id: int | None) -> bool:
    agreement = Agreement.objects.current()
    if agreement is None:
        return False
    return AgreementAcceptance.objects.filter(agreement=agreement, vendor=vendor_id).exists()


def missing_from_scores(version: SolutionVersion, scores: Any) -> list[str]:
    """Codes of the scored criteria that this set of scores leaves out."""
    wanted = Criterion.objects.filter(
        section__criteria_set=version.criteria_set_id, rule=Rule.SCORED
    )
    left = wanted.exclude(pk__in=scores.values("criterion"))
    ordered = left.order_by("section__position", "position", "pk")
    return [criterion.code for criterion in ordered if applies(criterion, version)]
