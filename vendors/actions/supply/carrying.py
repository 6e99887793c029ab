"""What goes over from the last version of a solution into the next, to be confirmed there."""

from datetime import datetime

from vendors.models import Answer, Criterion, Evidence, SolutionVersion
from vendors.queries.supply.evidence import latest_of

CARRIED_OVER = (
    "summary",
    "description",
    "how_people_stay_in_charge",
    "data_involved",
    "is_resident_facing",
    "is_health_or_care",
    "hosting",
    "pricing_model",
    "used_by",
)


def carry_words(last: SolutionVersion, version: SolutionVersion) -> None:
    for field in CARRIED_OVER:
        setattr(version, field, getattr(last, field))
    version.save(update_fields=CARRIED_OVER)
    version.service_areas.set(last.service_areas.all())
    version.kinds_of_ai.set(last.kinds_of_ai.all())


def carry_answers(last: SolutionVersion, version: SolutionVersion, at: datetime) -> None:
    """Answers to criteria that allow reuse and ask the same: code, question and way of answering."""
    asked = Criterion.objects.filter(section__criteria_set=version.criteria_set_id)
    same = {_what_is_asked(criterion): criterion for criterion in asked}
    answers = last.answers.select_related("criterion").prefetch_related("evidence")
    for answer in answers.order_by("pk"):
        criterion = same.get(_what_is_asked(answer.criterion))
        if criterion and criterion.is_reusable and answer.value:
            _carry(answer, version, criterion, at)


def _what_is_asked(criterion: Criterion) -> tuple[str, str, str]:
    return criterion.code, criterion.question, criterion.answer_type


def _carry(answer: Answer, version: SolutionVersion, criterion: Criterion, at: datetime) -> None:
    carried = Answer.objects.create(
        version=version,
        criterion=criterion,
        value=answer.value,
        mitigation=answer.mitigation,
        carried_from=answer,
        saved_at=at,
    )
    carried.evidence.set(_still_used(answer))


def _still_used(answer: Answer) -> list[Evidence]:
    """The evidence of the answer, each in its latest version; what was retired stays behind."""
    latest = latest_of(answer.evidence.all())
    return [one for one in latest.values() if not one.retired_at]
