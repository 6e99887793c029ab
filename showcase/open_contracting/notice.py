"""The text of a preliminary market engagement notice, as far as the portal knows the facts.

What such a notice has to say stands in regulation 17(2) of the Procurement Regulations 2024
(SI 2024/692): (a) the contracting authority information (regulation 13), (b) the title of the
procurement, (c) its unique identifier, (d) the contract subject-matter, (e) the date when the authority
intends to close the engagement or when it closed, (f) how it proposes to engage, or has engaged, for
example events with place, date and time, and until when suppliers may send interest and information.
The notice is one of section 17 of the Procurement Act 2023, about engagement under its section 16.

A fact that the portal does not hold is left to the council, with the reason; nothing is made up.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.conf import settings

from accounts.enums import OrganisationKind
from challenges.models import Challenge, ChallengeDesigner, Round
from challenges.phase import day_in_words
from design.tags.linked import absolute
from design.tags.lists import moment
from showcase.enums import EventStatus
from showcase.models import ShowcaseEvent
from showcase.open_contracting.milestones import where_of

FORMAT = 1
REGULATION = "https://www.legislation.gov.uk/uksi/2024/692/regulation/17/made"
NOTES = (
    "This is a draft made from what the portal publishes. Nobody has published it as a notice.",
    "Whether to publish a notice is for each council to decide. One that engages suppliers before a"
    " tender publishes a notice before its tender notice, or says there why it did not (Procurement"
    " Act 2023, section 17).",
    "The council sees to it that no supplier gains an unfair advantage by taking part, and that"
    " competition is not distorted (section 16).",
    "A challenge, a response or a place at a showcase is neither an award nor an endorsement.",
)
TO_COMPLETE = "For the council to complete"
PLATFORM = "The central digital platform gives it; the portal does not hold it."


@dataclass(frozen=True)
class Missing:
    """A fact the regulations ask for that only the council has."""

    fact: str
    why: str


@dataclass(frozen=True)
class Part:
    """`clause` is the letter in regulation 17(2); `key` names it in data."""

    key: str
    clause: str
    title: str
    text: str
    missing: tuple[Missing, ...] = ()


OF_THE_AUTHORITY = (
    Missing("contact postal address and e-mail address", "The portal holds none of councils."),
    Missing("unique identifier of the authority", PLATFORM),
    Missing(
        "name, postal address and e-mail address of whom to ask about the notice",
        "The council decides who answers.",
    ),
    Missing(
        "anybody who carries out the procurement on its behalf, and in which role",
        "The portal knows of nobody.",
    ),
)


def notice_of(
    challenge: Challenge, text: dict[str, Any], events: Iterable[ShowcaseEvent], at: datetime
) -> list[Part]:
    """`text` is what `public_text` returns, `events` are public ones that show the challenge."""
    return [
        _authority(challenge),
        Part("title", "b", "Title of the procurement", text["title"]),
        _identifier(challenge),
        _subject(text),
        _closing(challenge, at),
        Part("process", "f", "How suppliers are engaged", _process(challenge, list(events))),
    ]


def as_text(question: str, parts: Iterable[Part]) -> str:
    """Plain text to paste: a heading and its words each, what is missing marked in square brackets."""
    head = f"PRELIMINARY MARKET ENGAGEMENT NOTICE: DRAFT TEXT\n{question}"
    blocks = ["\n".join([part.title.upper(), *_lines(part)]) for part in parts]
    return "\n\n".join([head, *blocks, "NOT PART OF THE NOTICE", *NOTES]) + "\n"


def as_data(address: str, parts: Iterable[Part]) -> dict[str, Any]:
    """The same for programs; `text` is empty where only the council has the fact."""
    return {
        "format": FORMAT,
        "challenge": address,
        "regulation": REGULATION,
        "parts": [asdict(part) for part in parts],
        "notes": list(NOTES),
    }


def _lines(part: Part) -> list[str]:
    asked = [f"[{TO_COMPLETE}: {one.fact}. {one.why}]" for one in part.missing]
    return [part.text, *asked] if part.text else asked


def _authority(challenge: Challenge) -> Part:
    """Who acts jointly names the lead and each of the others (regulation 13(b))."""
    councils = [one for one in challenge.designers.all() if _is_council(one)]
    lead = [one.name for one in councils if one.is_lead]
    others = [one.name for one in councils if not one.is_lead]
    several = len(councils) > 1
    lines = [f"Lead authority: {name}" if several else name for name in lead]
    lines += [f"Acting jointly with it: {name}" if several else name for name in others]
    missing = (*_unclear(challenge), *OF_THE_AUTHORITY)
    return Part("contracting_authority", "a", "Contracting authority", "\n".join(lines), missing)


def _is_council(designer: ChallengeDesigner) -> bool:
    known = designer.organisation
    return known is not None and known.kind == OrganisationKind.COUNCIL


def _unclear(challenge: Challenge) -> list[Missing]:
    """Who else designed the challenge need not be a contracting authority at all."""
    others = [one.name for one in challenge.designers.all() if not _is_council(one)]
    why = "It designed the challenge, and the portal does not know it as a council."
    return [
        Missing(f"whether {name} acts jointly as a contracting authority", why) for name in others
    ]


def _identifier(challenge: Challenge) -> Part:
    known = f"Published by the councils as a challenge at {_address(challenge)}"
    missing = (Missing("unique identifier of the procurement", PLATFORM),)
    return Part("unique_identifier", "c", "Unique identifier of the procurement", known, missing)


def _subject(text: dict[str, Any]) -> Part:
    words = ("question", "description", "considerations")
    told = [text[name].strip() for name in words]
    area = f"Service area: {text['service_area']}" if text["service_area"] else ""
    missing = (
        Missing(
            "main category, CPV codes and where the contract would be carried out",
            "A challenge says what has to be solved, not what would be bought.",
        ),
    )
    subject = "\n\n".join(part for part in (*told, area) if part)
    return Part("subject_matter", "d", "Contract subject-matter", subject, missing)


def _closing(challenge: Challenge, at: datetime) -> Part:
    closes_at = min(filter(None, (challenge.closed_at, challenge.round.solutions_close_at)))
    verb = "The engagement closed on" if closes_at <= at else "The engagement is to close on"
    return Part("closing_date", "e", "When the engagement closes", f"{verb} {moment(closes_at)}.")


def _process(challenge: Challenge, events: list[ShowcaseEvent]) -> str:
    open_to_all = (
        f"Suppliers are engaged in the open on {settings.SITE_NAME}, the portal of the"
        f" {settings.OPERATOR_NAME}. Every supplier reads the same: {_address(challenge)}"
    )
    fair = (
        "Questions and answers are published for all, without the name of who asked. Every contact"
        " of a council with a supplier through the portal is logged. A place at a showcase is"
        " neither an award nor an endorsement."
    )
    dates = "\n".join([*_periods(challenge.round), *_shown(events)])
    return f"{open_to_all}\n\n{dates}\n\n{fair}"


def _periods(dates: Round) -> list[str]:
    return [
        f"Questions of suppliers: until {moment(dates.questions_close_at)}.",
        f"Answers: by {moment(dates.answers_close_at)}.",
        f"Offers of solutions: {moment(dates.solutions_open_at)}"
        f" to {moment(dates.solutions_close_at)}.",
        f"Decisions on what is shown: {day_in_words(dates.decisions_on)}.",
    ]


def _shown(events: list[ShowcaseEvent]) -> list[str]:
    return [
        f"Event: {event.title}, {event.when}, {where_of(event)}. {absolute(event.get_absolute_url())}"
        for event in events
        if event.status != EventStatus.CANCELLED
    ]


def _address(challenge: Challenge) -> str:
    return absolute(challenge.get_absolute_url())
