"""One yearly edition of the register of English councils, read from its compact text form."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from accounts.enums import CouncilType, Region
from accounts.register.names import short_name

CURRENT = Path(__file__).with_name("councils-2025.txt")

_HEADING = re.compile(r"\[(?P<region>[^:\]]+): (?P<type>[^,\]]+)(?:, in (?P<authority>[^\]]+))?\]")
_ENTRY = re.compile(r"(?P<gss>E\d{8}) (?P<name>[^;]+)(?P<rest>(?:;.*)?)")
_CLOSED = re.compile(r"closed (?P<on>\S+?)(?:, now (?P<successor>E\d{8}))?")
_DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,}")
_REGIONS = {region.label: region for region in Region}
_TYPES = {council_type.label: council_type for council_type in CouncilType}
_AUTHORITIES = (CouncilType.COMBINED, CouncilType.STRATEGIC)


class UnreadableEdition(Exception):
    """The file is not a valid edition; the sentence names the line."""

    def __init__(self, cause: str, line: int | None = None) -> None:
        self.line, self.cause = line, cause
        super().__init__(f"Line {line}: {cause}" if line else cause)


@dataclass(frozen=True)
class RegisterEntry:
    """One council. A closed one has the first day without it and, if one council followed, its code."""

    gss: str
    name: str
    council_type: CouncilType
    region: Region
    domains: tuple[str, ...] = ()
    combined_authority: str = ""
    closed_on: date | None = None
    successor: str = ""
    line: int = 0

    @property
    def short_name(self) -> str:
        return short_name(self.name)

    @property
    def is_authority(self) -> bool:
        return self.council_type in _AUTHORITIES


@dataclass(frozen=True)
class Edition:
    year: int
    entries: tuple[RegisterEntry, ...]

    @cached_property
    def _authorities(self) -> dict[str, RegisterEntry]:
        return {entry.name: entry for entry in self.entries if entry.is_authority}

    def authority_of(self, entry: RegisterEntry) -> RegisterEntry | None:
        """The combined or strategic authority it belongs to."""
        return self._authorities.get(entry.combined_authority)


def read_edition(path: Path = CURRENT) -> Edition:
    """Raises UnreadableEdition for a file that is missing, not text or not a valid edition."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise UnreadableEdition(f"{path} cannot be opened: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise UnreadableEdition(f"{path} is not UTF-8 text.") from error
    return parse_edition(text)


def parse_edition(text: str) -> Edition:
    lines = list(_telling_lines(text))
    if not lines:
        raise UnreadableEdition("The file is empty.")
    edition = Edition(_year(*lines[0]), tuple(_entries(lines[1:])))
    _check_references(edition.entries)
    return edition


def _telling_lines(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip() and not line.startswith("#"):
            yield number, line.strip()


def _year(number: int, line: str) -> int:
    match = re.fullmatch(r"edition (\d{4})", line)
    if not match:
        raise UnreadableEdition(
            'The file must begin with its year, such as "edition 2025".', number
        )
    return int(match[1])


def _entries(lines: Iterable[tuple[int, str]]) -> Iterator[RegisterEntry]:
    group: dict[str, str] | None = None
    for number, line in lines:
        if line.startswith("["):
            group = _heading(number, line)
        elif group is None:
            raise UnreadableEdition(
                "A council stands before the first [Region: type] heading.", number
            )
        else:
            yield _entry(number, line, group)


def _heading(number: int, line: str) -> dict[str, str]:
    match = _HEADING.fullmatch(line)
    if not match:
        raise UnreadableEdition(
            f'"{line}" is not a heading such as [London: London borough].', number
        )
    return {
        "region": _known(match["region"], _REGIONS, "region", number),
        "council_type": _known(match["type"], _TYPES, "council type", number),
        "combined_authority": match["authority"] or "",
    }


def _known(label: str, values: dict, kind: str, number: int) -> str:
    if label not in values:
        raise UnreadableEdition(f'"{label}" is not a {kind}. Known: {", ".join(values)}.', number)
    return values[label]


def _entry(number: int, line: str, group: dict) -> RegisterEntry:
    match = _ENTRY.fullmatch(line)
    if not match:
        raise UnreadableEdition(f'"{line}" is not a council: GSS code, name; domains.', number)
    fields = [field.strip() for field in match["rest"].split(";")[1:]]
    return RegisterEntry(
        gss=match["gss"], name=match["name"].strip(), line=number, **group, **_facts(fields, number)
    )


def _facts(fields: Iterable[str], number: int) -> dict:
    facts: dict = {}
    for field in fields:
        facts |= _closing(field, number) if field.startswith("closed") else _domains(field, number)
    return facts


def _closing(field: str, number: int) -> dict:
    match = _CLOSED.fullmatch(field)
    if not match:
        raise UnreadableEdition(
            f'"{field}" does not say "closed DAY" or "closed DAY, now CODE".', number
        )
    try:
        return {"closed_on": date.fromisoformat(match["on"]), "successor": match["successor"] or ""}
    except ValueError:
        raise UnreadableEdition(
            f'"{match["on"]}" is not a day such as 2025-04-01.', number
        ) from None


def _domains(field: str, number: int) -> dict:
    domains = tuple(field.split())
    for domain in domains:
        if len(domain) > 253 or not _DOMAIN.fullmatch(domain):
            raise UnreadableEdition(f'"{domain}" is not a domain such as leeds.gov.uk.', number)
    return {"domains": domains}


def _check_references(entries: Iterable[RegisterEntry]) -> None:
    by_gss = _by_gss(entries)
    authorities = {entry.name for entry in by_gss.values() if entry.is_authority}
    for entry in by_gss.values():
        _check_entry(entry, by_gss, authorities)


def _by_gss(entries: Iterable[RegisterEntry]) -> dict[str, RegisterEntry]:
    found: dict[str, RegisterEntry] = {}
    for entry in entries:
        first = found.setdefault(entry.gss, entry)
        if first is not entry:
            raise UnreadableEdition(f"{entry.gss} stands on line {first.line} already.", entry.line)
    return found


def _check_entry(
    entry: RegisterEntry, by_gss: dict[str, RegisterEntry], authorities: set[str]
) -> None:
    if entry.combined_authority and entry.combined_authority not in authorities:
        raise UnreadableEdition(
            f'"{entry.combined_authority}" is not an authority of this edition.', entry.line
        )
    if entry.successor and entry.successor not in by_gss:
        raise UnreadableEdition(
            f"The successor {entry.successor} is not in this edition.", entry.line
        )
