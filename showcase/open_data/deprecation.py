"""What of the interface and the tables will go, and when: data, read by everything that has to say so.

The policy stands in docs/open-data.md. Headers after RFC 9745 (Deprecation) and RFC 8594 (Sunset).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.utils.http import http_date
from django.utils.timezone import get_default_timezone

LEAST_NOTICE = timedelta(days=2 * 365)


@dataclass(frozen=True)
class Deprecated:
    """`field` is the path in a record, empty where the whole address goes. `instead` is a sentence.

    `since` is the day of the notice; without `sunset` nothing says yet when it goes.
    """

    noun: str
    field: str
    since: date
    instead: str
    sunset: date | None = None

    def __post_init__(self) -> None:
        if self.sunset and self.sunset - self.since < LEAST_NOTICE:
            raise ValueError(f"{self.noun} {self.field}: two years of notice at least.")

    @property
    def words(self) -> str:
        goes = f" It goes on {self.sunset.isoformat()}." if self.sunset else ""
        return f"Deprecated since {self.since.isoformat()}. {self.instead}{goes}"


DEPRECATED: tuple[Deprecated, ...] = ()


def deprecated_of(noun: str) -> list[Deprecated]:
    return [one for one in DEPRECATED if one.noun == noun]


def notice_on(noun: str, path: str) -> str:
    """What is said of one field, empty where nothing is."""
    found = [one for one in deprecated_of(noun) if one.field == path]
    return " ".join(one.words for one in found)


def headers(found: Iterable[Deprecated], page: str) -> dict[str, str]:
    """Of an address that has something deprecated; `page` says what. Nothing where nothing is."""
    every = list(found)
    if not every:
        return {}
    first = min(one.since for one in every)
    links = [f'<{page}>; rel="deprecation"; type="text/html"']
    said = {"Deprecation": f"@{int(_midnight(first).timestamp())}"}
    if sunsets := [one.sunset for one in every if one.sunset]:
        said["Sunset"] = http_date(_midnight(min(sunsets)).timestamp())
        links.append(f'<{page}>; rel="sunset"; type="text/html"')
    return {**said, "Link": ", ".join(links)}


def _midnight(day: date) -> datetime:
    start = datetime(day.year, day.month, day.day, tzinfo=get_default_timezone())
    return start.astimezone(UTC)
