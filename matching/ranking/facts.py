"""What a challenge needs beside what a solution offers: met, unknown or contradicted, in words.

Knows no database: whoever calls reads both sides. Names of service areas, kinds of AI, councils and
certificates come in as they are shown; data classes, regions, sizes and types of council as values of
their lists.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from accounts.enums import CouncilType, Region
from challenges.enums import DataClass
from vendors.enums import CompanySize

NAMED = 3  # councils named in one sentence; more are counted

# What data is like and not how sensitive it is: no council names each kind that a solution handles.
MEDIA = frozenset({DataClass.IMAGES_VIDEO})

# What a fact moves a match when met; the same backwards when contradicted. Small, so that facts only
# reorder matches whose texts fit about equally well. What the solution does counts most. Who uses it
# counts little, or whoever came first would stay first. Size never counts.
SERVICE_AREA = 0.04
KIND_OF_AI = 0.02
USED_HERE = 0.02
USED_BY_SIMILAR = 0.01
CERTIFICATES = 0.01
KINDS_OF_MEDIA = 0.01
MOST_MOVED = SERVICE_AREA + KIND_OF_AI + USED_HERE + USED_BY_SIMILAR + CERTIFICATES + KINDS_OF_MEDIA
# More than all other facts can give one solution and take from another: what is made for another
# service never stands above what is made for this one and is as alike.
ANOTHER_SERVICE_AREA = 0.1


class Standing(StrEnum):
    MET = "Met"
    UNKNOWN = "Unknown"
    CONTRADICTED = "Contradicted"


@dataclass(frozen=True)
class Fact:
    """A hard one, when contradicted, rules the match out; a soft one moves it by its weight.

    One that `is_telling` says something of this very pair. The others are left out where reasons are
    read: what nobody asked about, and what a page says of every solution anyway. What a council or a
    vendor can do about a contradicted hard fact is said to each in its own words.
    """

    standing: Standing
    words: str
    is_hard: bool = False
    weight: float = 0.0
    is_telling: bool = True
    to_council: str = ""
    to_vendor: str = ""


@dataclass(frozen=True)
class Need:
    """What a challenge asks for; whatever is empty was not said.

    `data_classes` are what the statements behind it named together; `regions`, `councils` and
    `council_types` those of its designers.
    """

    data_classes: frozenset[str] = frozenset()
    regions: frozenset[str] = frozenset()
    service_area: str = ""
    kinds_of_ai: frozenset[str] = frozenset()
    councils: frozenset[int] = frozenset()
    council_types: frozenset[str] = frozenset()
    is_health_or_care: bool = False


@dataclass(frozen=True)
class KnownUser:
    """Who uses a solution: with number and type when it is a council of the register."""

    name: str
    council: int | None = None
    council_type: str = ""


@dataclass(frozen=True)
class Certificate:
    name: str
    valid_until: date | None = None  # the last day; None has no end

    def is_valid_on(self, day: date) -> bool:
        return self.valid_until is None or self.valid_until >= day

    def __str__(self) -> str:
        end = self.valid_until
        return f"{self.name} until {end.day} {end:%B %Y}" if end else self.name


@dataclass(frozen=True)
class Offer:
    """What a solution brings. No regions are all of England; whatever else is empty was not said."""

    is_eligible: bool | None  # None while nothing is decided
    has_conditions: bool = False
    data_classes: frozenset[str] = frozenset()
    regions: frozenset[str] = frozenset()
    service_areas: frozenset[str] = frozenset()
    kinds_of_ai: frozenset[str] = frozenset()
    is_health_or_care: bool = False
    certificates: tuple[Certificate, ...] = ()
    size: str = ""
    used_by: tuple[KnownUser, ...] = ()


def compare(need: Need, offer: Offer, *, day: date) -> list[Fact]:
    """Hard facts first, then soft ones, those that count most before the others."""
    return [
        _eligible(offer),
        _data(need, offer),
        _region(need, offer),
        *_clinical_safety(need, offer),
        _service_area(need, offer),
        _kinds_of_ai(need, offer),
        _media(need, offer),
        _used_here(need, offer),
        _used_by_similar(need, offer),
        _certificates(offer, day),
        _size(offer),
    ]


def fails_hard(facts: Iterable[Fact]) -> bool:
    """Whether the match is ruled out."""
    return any(fact.is_hard and fact.standing == Standing.CONTRADICTED for fact in facts)


def nudge(facts: Iterable[Fact]) -> float:
    """What soft facts add to the score of the texts: between -0.14 and 0.11, nothing for unknown."""
    directions = {Standing.MET: 1, Standing.UNKNOWN: 0, Standing.CONTRADICTED: -1}
    return sum(directions[fact.standing] * fact.weight for fact in facts)


def _eligible(offer: Offer) -> Fact:
    if offer.is_eligible is None:
        return _hard(Standing.UNKNOWN, "Not decided yet.")
    if not offer.is_eligible:
        return _ruled_out(
            "Not found eligible, or no longer.",
            to_council="Ask the vendor whether it means to apply again.",
            to_vendor="Put a new version of it forward in the next round.",
        )
    words = "Found eligible with conditions." if offer.has_conditions else "Found eligible."
    return Fact(Standing.MET, words, is_hard=True, is_telling=False)


def _data(need: Need, offer: Offer) -> Fact:
    """Special categories are personal data (UK GDPR, article 9): whoever named them named both."""
    classes, named = offer.data_classes - MEDIA, need.data_classes - MEDIA
    needed = classes - {DataClass.OPEN}
    if DataClass.SPECIAL_CATEGORY in named:
        named |= {DataClass.PERSONAL}
    if not classes:
        return _hard(Standing.UNKNOWN, "The vendor did not say how sensitive its data is.")
    if not needed:
        return _hard(Standing.MET, "Works with open data only.")
    if not named:
        words = (
            f"Works with {_data_words(needed)}. The councils did not say how sensitive theirs is."
        )
        return _hard(Standing.UNKNOWN, words)
    if needed - named:
        return _data_not_named(needed - named, need.data_classes)
    return _hard(Standing.MET, f"Works with {_data_words(needed)}, as the councils named.")


def _data_not_named(beyond: frozenset[str], named: frozenset[str]) -> Fact:
    data = _data_words(beyond)
    return _ruled_out(
        f"Works with {data}. The councils named {_data_words(named)} only.",
        to_council=f"Ask the vendor whether it works without {data}. "
        f"If your problem is about {data} too, ask LGA staff to add that to your statement.",
        to_vendor=f"If it works without {data}, take that out of its data in the next version.",
    )


def _region(need: Need, offer: Offer) -> Fact:
    """One region in common is enough: the sentence names those that are not served."""
    if not offer.regions:
        return _hard(Standing.MET, "Serves all of England.")
    if not need.regions:
        return _hard(
            Standing.UNKNOWN,
            f"Serves {_places(offer.regions)}. The region of the councils is not known.",
        )
    missed = need.regions - offer.regions
    if missed == need.regions:
        return _ruled_out(
            f"Serves {_places(offer.regions)}. The councils are in {_places(need.regions)}.",
            to_council=f"Ask the vendor whether it would serve {_places(need.regions)}.",
            to_vendor=f"If you would serve {_places(need.regions)}, add that to your regions.",
        )
    beyond = f", but not {_places(missed)}" if missed else ""
    return _hard(Standing.MET, f"Serves {_places(need.regions & offer.regions)}{beyond}.")


def _clinical_safety(need: Need, offer: Offer) -> list[Fact]:
    """Digital Technology Assessment Criteria: asked where a challenge is health or care only."""
    if not need.is_health_or_care:
        return []
    if offer.is_health_or_care:
        return [_hard(Standing.MET, "Vetted for health or care (DTAC).")]
    return [
        _ruled_out(
            "The challenge is health or care. The solution was not vetted for that (DTAC).",
            to_council="Ask the vendor whether it has answered the DTAC and would put it forward.",
            to_vendor="Say in the next version that it is for health or care, and answer the DTAC.",
        )
    ]


def _service_area(need: Need, offer: Offer) -> Fact:
    if not need.service_area:
        return _nothing("The challenge names no service area.")
    if not offer.service_areas:
        return Fact(Standing.UNKNOWN, "The vendor did not say which services it is for.")
    if need.service_area in offer.service_areas:
        return Fact(Standing.MET, f"Made for: {need.service_area}.", weight=SERVICE_AREA)
    return Fact(
        Standing.CONTRADICTED,
        f"Made for: {_listed(offer.service_areas)}. Asked for: {need.service_area}.",
        weight=ANOTHER_SERVICE_AREA,
    )


def _kinds_of_ai(need: Need, offer: Offer) -> Fact:
    shared = need.kinds_of_ai & offer.kinds_of_ai
    if not need.kinds_of_ai:
        return _nothing("The challenge foresees no kind of AI.")
    if not offer.kinds_of_ai:
        return Fact(Standing.UNKNOWN, "The vendor did not say which kind of AI it uses.")
    if shared:
        return Fact(Standing.MET, f"Kind of AI, as foreseen: {_listed(shared)}.", weight=KIND_OF_AI)
    return Fact(
        Standing.CONTRADICTED,
        f"Kind of AI: {_listed(offer.kinds_of_ai)}. Foreseen: {_listed(need.kinds_of_ai)}.",
        weight=KIND_OF_AI,
    )


def _media(need: Need, offer: Offer) -> Fact:
    """What nobody named is told and weighs nothing: a solution may handle more than is asked."""
    asked, handled = need.data_classes & MEDIA, offer.data_classes & MEDIA
    if asked & handled:
        words = f"Handles {_data_words(asked & handled)}, as the councils named."
        return Fact(Standing.MET, words, weight=KINDS_OF_MEDIA)
    if handled and need.data_classes:
        words = f"Also handles {_data_words(handled)}, which no council named."
        return Fact(Standing.UNKNOWN, words)
    if asked and offer.data_classes:
        words = f"Does not say that it handles {_data_words(asked)}, as the councils named."
        return Fact(Standing.CONTRADICTED, words, weight=KINDS_OF_MEDIA)
    return _nothing("Images and video are not asked for, or the vendor did not say.")


def _used_here(need: Need, offer: Offer) -> Fact:
    here = [user for user in offer.used_by if user.council in need.councils]
    if not here:
        return _nothing("None of the councils behind the challenge is known to use it.")
    return Fact(
        Standing.MET,
        f"Used by {_names(here)}, behind this challenge.",
        weight=USED_HERE,
    )


def _used_by_similar(need: Need, offer: Offer) -> Fact:
    """Councils of the same type as a designer's, the designers themselves left out."""
    others = [user for user in offer.used_by if user.council not in need.councils]
    types = need.council_types - {""}
    similar = [user for user in others if user.council_type in types]
    if similar:
        shared = frozenset(user.council_type for user in similar)
        return Fact(
            Standing.MET,
            f"Used by councils of the same type ({_types(shared)}): {_names(similar)}.",
            weight=USED_BY_SIMILAR,
        )
    if others:
        return Fact(
            Standing.UNKNOWN,
            f"Used by {_names(others)}. No council of the same type is known to use it.",
        )
    return _nothing("No other council is known to use it.")


def _certificates(offer: Offer, day: date) -> Fact:
    """A certificate that was renewed counts by its last end."""
    last = {each.name: each for each in sorted(offer.certificates, key=_end)}
    valid = [each for each in last.values() if each.is_valid_on(day)]
    over = [each for each in last.values() if not each.is_valid_on(day)]
    if not last:
        return Fact(Standing.UNKNOWN, "No certificate is in the file.")
    ended = f"Run out: {_listed(each.name for each in over)}." if over else ""
    if not valid:
        return Fact(Standing.CONTRADICTED, ended, weight=CERTIFICATES)
    words = f"Valid: {_listed(map(str, valid))}. {ended}".strip()
    return Fact(Standing.MET, words, weight=CERTIFICATES)


def _size(offer: Offer) -> Fact:
    """Shown, and never counted: nobody asks for a size."""
    if not offer.size:
        return _nothing("The size of the vendor is not known.")
    return _nothing(f"{CompanySize(offer.size).word}. No size was asked for.")


def _hard(standing: Standing, words: str) -> Fact:
    return Fact(standing, words, is_hard=True)


def _ruled_out(words: str, *, to_council: str, to_vendor: str) -> Fact:
    return Fact(
        Standing.CONTRADICTED, words, is_hard=True, to_council=to_council, to_vendor=to_vendor
    )


def _nothing(words: str) -> Fact:
    return Fact(Standing.UNKNOWN, words, is_telling=False)


def _end(certificate: Certificate) -> date:
    return certificate.valid_until or date.max


def _data_words(values: frozenset[str]) -> str:
    return _and([str(label).lower() for value, label in DataClass.choices if value in values])


def _places(regions: frozenset[str]) -> str:
    without_article = (Region.LONDON, Region.YORKSHIRE)
    return _and(
        [
            str(label) if value in without_article else f"the {label}"
            for value, label in Region.choices
            if value in regions
        ]
    )


def _types(values: frozenset[str]) -> str:
    return _and([str(label).lower() for value, label in CouncilType.choices if value in values])


def _names(users: Sequence[KnownUser]) -> str:
    names = [user.name for user in users]
    more = len(names) - NAMED
    return _and([*names[:NAMED], f"{more} more"] if more > 0 else names)


def _listed(names: Iterable[str]) -> str:
    """Names of areas hold commas themselves."""
    return "; ".join(sorted(names))


def _and(words: Sequence[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
