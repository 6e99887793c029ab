"""What a version or a set of scores still lacks, in words."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Left

from vendors.criteria.asking import asked_of, yes_or_no
from vendors.enums import Rule
from vendors.models import Agreement, AgreementAcceptance, Answer, Criterion, SolutionVersion

DESCRIPTION_NEEDS = {
    "summary": "a summary",
    "description": "what it does",
    "how_people_stay_in_charge": "how people stay in charge",
    "hosting": "where the data is",
    "pricing_model": "the pricing model",
    "data_involved": "where it fits",
}


def applicable_criteria(version: SolutionVersion) -> list[Criterion]:
    """The criteria this version is asked, in order, by its facts and its earlier answers. One query."""
    return _asked(version, _criteria_with_answers(version))


def _asked(version: SolutionVersion, criteria: Any) -> list[Any]:
    said = {criterion.code: criterion.said for criterion in criteria}
    return asked_of(criteria, facts_of(version), said)


def applies(criterion: Criterion, version: SolutionVersion) -> bool:
    return criterion in applicable_criteria(version)


def facts_of(version: SolutionVersion) -> dict[str, list[str]]:
    """What conditions may ask of the version itself; the names are those of asking.FACTS."""
    return {
        "data_involved": list(version.data_involved),
        "is_resident_facing": [yes_or_no(version.is_resident_facing)],
        "is_health_or_care": [yes_or_no(version.is_health_or_care)],
    }


def _criteria_with_answers(version: SolutionVersion) -> QuerySet[Any]:
    """Each criterion with `said`, the beginning of its answer: long texts decide nothing."""
    said = Answer.objects.filter(version=version, criterion=OuterRef("pk"))
    return (
        Criterion.objects.filter(section__criteria_set=version.criteria_set_id)
        .annotate(said=Coalesce(Subquery(said.values(start=Left("value", 200))[:1]), Value("")))
        .select_related("section")
        .order_by("section__position", "position", "pk")
    )


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
    has_score = Exists(scores.filter(criterion=OuterRef("pk")))
    asked = _asked(version, _criteria_with_answers(version).annotate(has_score=has_score))
    return [c.code for c in asked if c.rule == Rule.SCORED and not c.has_score]
