"""What a later version of a solution says otherwise than an earlier one, word by word."""

from collections.abc import Iterable, Mapping

from challenges.comparing import ChangedPart, compare_items, compare_words
from vendors.eligibility import answer_words
from vendors.models import Answer, SolutionVersion

TEXTS = (
    ("summary", "In one sentence"),
    ("description", "What it does"),
    ("how_people_stay_in_charge", "How people stay in charge"),
    ("hosting", "Where the data is"),
    ("pricing_model", "How you charge"),
    ("used_by", "Councils that use it"),
)
YES_NO = (("is_resident_facing", "Residents use it"), ("is_health_or_care", "Health or care"))


def changed_in(before: SolutionVersion, after: SolutionVersion) -> list[ChangedPart]:
    """The parts that differ, in the order of the dossier: description, then criterion by criterion."""
    parts = [*_description(before, after), *_answers(before, after)]
    return [part for part in parts if any(run.is_change for run in part.runs)]


def _description(before: SolutionVersion, after: SolutionVersion) -> Iterable[ChangedPart]:
    for field, title in TEXTS:
        yield ChangedPart(title, compare_words(getattr(before, field), getattr(after, field)))
    for field, title in YES_NO:
        yield _list(title, *([_yes(getattr(one, field))] for one in (before, after)))
    yield _list("Services", *(_names(one.service_areas.all()) for one in (before, after)))
    yield _list("Kinds of AI", *(_names(one.kinds_of_ai.all()) for one in (before, after)))
    yield _list("Data", before.get_data_involved_words(), after.get_data_involved_words())


def _answers(before: SolutionVersion, after: SolutionVersion) -> Iterable[ChangedPart]:
    """Matched by the code of the criterion; a question that is asked no longer stands at the end."""
    old, new = _by_code(before), _by_code(after)
    for code in [*new, *(code for code in old if code not in new)]:
        yield from _answer(old.get(code), new.get(code))


def _answer(old: Answer | None, new: Answer | None) -> Iterable[ChangedPart]:
    asked = new or old
    if asked is None:
        return
    title = str(asked.criterion)
    yield ChangedPart(title, compare_words(_said(old), _said(new)))
    if (old and old.mitigation) or (new and new.mitigation):
        words = (old.mitigation if old else "", new.mitigation if new else "")
        yield ChangedPart(f"{asked.criterion.code}: what is done instead", compare_words(*words))
    yield _list(f"Evidence for {asked.criterion.code}", _evidence(old), _evidence(new))


def _by_code(version: SolutionVersion) -> Mapping[str, Answer]:
    answers = version.answers.select_related("criterion__section").prefetch_related("evidence")
    ordered = answers.order_by("criterion__section__position", "criterion__position", "pk")
    return {answer.criterion.code: answer for answer in ordered}


def _said(answer: Answer | None) -> str:
    return answer_words(answer.criterion, answer.value) if answer and answer.value else ""


def _evidence(answer: Answer | None) -> list[str]:
    cited = sorted(answer.evidence.all(), key=lambda one: one.pk) if answer else []
    return [
        f"{one.title}, valid to {one.expires_on:%d %B %Y}" if one.expires_on else one.title
        for one in cited
    ]


def _list(title: str, before: Iterable[str], after: Iterable[str]) -> ChangedPart:
    return ChangedPart(title, compare_items(before, after), is_list=True)


def _names(some: Iterable[object]) -> list[str]:
    return sorted(str(one) for one in some)


def _yes(value: bool) -> str:
    return "Yes" if value else "No"
