"""How much of a shortlist goes to small and medium-sized enterprises, and to social enterprises."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from vendors.enums import ResponseStatus, Showing
from vendors.queries.shortlisting.columns import ResponseColumn


@dataclass(frozen=True)
class ShareLine:
    """So many responses, and how many of them come from an SME and from a VCSE."""

    label: str
    total: int
    sme: int
    vcse: int

    @property
    def percent(self) -> float:
        """Of the responses, 0 to 100, those of SMEs; 0 where there are none."""
        return round(100 * self.sme / self.total, 1) if self.total else 0.0


def share_of(columns: Iterable[ResponseColumn]) -> list[ShareLine]:
    """What was offered beside what is, or is to be, shown and kept in reserve."""
    standing = [c for c in columns if c.response.status != ResponseStatus.WITHDRAWN]
    return [
        _line("Offered", standing, lambda column: True),
        _line("Shown, or to be shown", standing, lambda c: c.showing == Showing.SHOW),
        _line("Reserve list", standing, lambda c: c.showing == Showing.RESERVE),
    ]


def _line(
    label: str, columns: list[ResponseColumn], belongs: Callable[[ResponseColumn], bool]
) -> ShareLine:
    profiles = [column.profile for column in columns if belongs(column)]
    known = [profile for profile in profiles if profile]
    sme = sum(profile.is_sme for profile in known)
    return ShareLine(label, len(profiles), sme, sum(profile.is_vcse for profile in known))
