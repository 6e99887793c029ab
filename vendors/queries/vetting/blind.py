"""What an assessor reads of a version, with its names or, while blind, without them."""

from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Q

from accounts.queries.audiences import people_of
from vendors.blind import Veil, names_in
from vendors.eligibility import answer_words
from vendors.models import Assignment, BlindFile, Criterion, Evidence, SolutionVersion
from vendors.queries.vetting.dossiers import answer_to, answers_in_order

TOLD = (
    "summary",
    "description",
    "how_people_stay_in_charge",
    "hosting",
    "pricing_model",
    "used_by",
)


@dataclass(frozen=True)
class Description:
    """A version as the pages describe it; the same names as the version's own."""

    summary: str
    description: str
    how_people_stay_in_charge: str
    hosting: str
    pricing_model: str
    used_by: str
    is_resident_facing: bool
    is_health_or_care: bool
    get_data_involved_words: list[str]


@dataclass(frozen=True)
class Shown:
    """One piece of evidence beside an answer. Without `opens` or `link` it cannot be opened, because of `why_not`."""

    title: str
    facts: str
    opens: int | None
    link: str
    why_not: str


@dataclass(frozen=True)
class Said:
    """A vendor's answer as this assessor reads it."""

    words: str
    mitigation: str
    evidence: list[Shown]
    clarifications: list[tuple[str, str]]


def veil_of(version: SolutionVersion) -> Veil:
    """What names this version's vendor, and what staff hid besides."""
    vendor: Any = version.solution.vendor
    number = getattr(getattr(vendor, "vendor_profile", None), "company_number", "") or ""
    people = [person.name for person in people_of(vendor)]
    passages = version.hidden_passages.order_by("pk").values_list("words", flat=True)
    domains = vendor.domains.order_by("pk").values_list("domain", flat=True)
    names = names_in(vendor.name, version.solution.name)
    return Veil((*names, number, *people, *domains), tuple(passages))


def veil_for(assignment: Assignment) -> Veil | None:
    """None for an assessor who may know whose solution it is."""
    return veil_of(assignment.version) if assignment.is_blind else None


def description_for(version: SolutionVersion, veil: Veil | None) -> Description:
    told = describe(version)
    if veil is None:
        return told
    veiled: dict[str, Any] = {name: veil.over(getattr(told, name)) for name in TOLD}
    return replace(told, **veiled)


def describe(version: SolutionVersion) -> Description:
    return Description(
        **{name: getattr(version, name) for name in TOLD},
        is_resident_facing=version.is_resident_facing,
        is_health_or_care=version.is_health_or_care,
        get_data_involved_words=version.get_data_involved_words(),
    )


def said_to(version: SolutionVersion, criterion: Criterion, veil: Veil | None) -> Said:
    """The answer with its evidence, and what was asked and answered about it, or about the whole."""
    row = answer_to(version, criterion)
    about = Q(criterion=criterion) | Q(criterion=None)
    asked = version.clarifications.filter(about).exclude(answer="").order_by("pk")
    library = getattr(row.answer, "shown_evidence", [])
    said = Said(
        words=answer_words(criterion, row.answer.value) if row.answer and row.answer.value else "",
        mitigation=row.answer.mitigation if row.answer else "",
        evidence=_blindly(version, library) if veil else [_open(item) for item in library],
        clarifications=[(one.question, one.answer) for one in asked],
    )
    return _without_names(said, veil) if veil else said


def _without_names(said: Said, veil: Veil) -> Said:
    return replace(
        said,
        words=veil.over(said.words),
        mitigation=veil.over(said.mitigation),
        clarifications=[(veil.over(asked), veil.over(told)) for asked, told in said.clarifications],
        evidence=[
            replace(one, title=veil.over(one.title), facts=veil.over(one.facts))
            for one in said.evidence
        ],
    )


def _blindly(version: SolutionVersion, library: list[Evidence]) -> list[Shown]:
    opened = {file.evidence_id: file for file in version.blind_files.select_related("copy")}
    return [_closed_or_opened(item, opened.get(item.pk)) for item in library]


def _open(item: Evidence) -> Shown:
    is_there = item.document is not None and item.document.is_clean
    waits = "" if item.link or is_there or not item.document else item.document.state_words
    return Shown(item.title, _facts(item), item.pk if is_there else None, item.link, waits)


def _closed_or_opened(item: Evidence, opened: BlindFile | None) -> Shown:
    if opened is None:
        closed = "closed until you have handed in: it may name its vendor"
        return Shown(item.title, _facts(item), None, "", closed)
    shown = replace(_open(item), link=item.link if opened.copy is None else "")
    if opened.copy and not opened.copy.is_clean:
        return replace(shown, opens=None, why_not=opened.copy.state_words)
    return replace(shown, opens=item.pk if opened.copy else shown.opens)


def _facts(item: Evidence) -> str:
    """What the page says in small beside the title."""
    ends = f"valid to {item.expires_on:%-d %B %Y}" if item.expires_on else ""
    covers = f"covers: {item.scope}" if item.scope else ""
    leaves_out = f"not covered: {item.not_covered}" if item.not_covered else ""
    return " · ".join(part for part in (item.issuer, ends, covers, leaves_out) if part)


@dataclass(frozen=True)
class Readable:
    """One text of a version that assessors read, under the words it stands beneath."""

    label: str
    text: str


def texts_of(version: SolutionVersion) -> list[Readable]:
    """Everything of a version that blind assessors may read, in the order they come upon it."""
    texts = [Readable(_label(name), getattr(version, name)) for name in TOLD]
    for row in answers_in_order(version):
        texts += _texts_of_answer(row) if row.answer else []
    for asked in version.clarifications.exclude(answer="").order_by("pk"):
        texts.append(Readable(f"Clarification: {asked.question}", asked.answer))
    return [one for one in texts if one.text]


def _texts_of_answer(row: Any) -> list[Readable]:
    label = str(row.criterion)
    files = [
        Readable(f"{row.criterion.code}, evidence", f"{item.title}. {_facts(item)}")
        for item in row.answer.shown_evidence
    ]
    return [Readable(label, row.answer.value), Readable(label, row.answer.mitigation), *files]


def _label(name: str) -> str:
    labels = {"description": "What it does", "hosting": "Where the data is"}
    return labels.get(name, name.replace("_", " ").capitalize())


def evidence_cited(version: SolutionVersion) -> list[Evidence]:
    """The version's evidence, each with `blind_file`: what blind assessors may open, or None."""
    cited = Evidence.objects.filter(answers__version=version).select_related("document").distinct()
    opened = {file.evidence_id: file for file in version.blind_files.select_related("copy")}
    library = list(cited.order_by("title", "pk"))
    for item in library:
        item.blind_file = opened.get(item.pk)  # type: ignore[attr-defined]
    return library
