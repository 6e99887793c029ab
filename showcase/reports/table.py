"""A report as tables, for spreadsheets: its challenges and responses, and the records of its figures."""

from collections.abc import Iterable, Iterator
from typing import Any

from showcase.reports.figures import figures_of
from showcase.reports.records import Record
from spreadsheets.writing import csv_line

HEAD = (
    "challenge",
    "question",
    "theme",
    "designers",
    "supporters",
    "supporters not named",
    "statements",
    "responses offered",
    "solution",
    "vendor",
    "shown",
    "outcome",
    "conditions",
    "challenge address",
    "solution address",
)
NONE = Record("", "", "")
RECORDS_HEAD = (
    "figure",
    "of",
    "what it is about",
    "number",
    "words",
    "not listed",
    "kind of record",
    "record",
    "name",
    "detail",
    "address",
)


def table_of(content: dict[str, Any], site: str) -> str:
    """One line per challenge and response."""
    return _csv(HEAD, _lines(content, site))


def records_of(content: dict[str, Any], site: str) -> str:
    """One line per figure and record; a figure whose records are not listed has one line of its own."""
    return _csv(RECORDS_HEAD, _record_lines(content, site))


def _csv(head: Iterable[str], lines: Iterable[list[Any]]) -> str:
    """A cell that a spreadsheet would run as a formula begins with an apostrophe."""
    return "".join(map(csv_line, [head, *lines]))


def _record_lines(content: dict[str, Any], site: str) -> Iterator[list[Any]]:
    for figure in figures_of(content).values():
        told = [figure.name, figure.of, figure.about, figure.number, figure.words]
        for record in figure.records or [NONE]:
            address = f"{site}{record.path}" if record.path else ""
            record_ = [record.kind, record.key, record.name, record.detail, address]
            yield [*told, figure.not_listed, *record_]


def _lines(content: dict[str, Any], site: str) -> Iterator[list[Any]]:
    for challenge in content["challenges"]:
        for response in challenge["responses"] or [None]:
            yield [
                *_of_challenge(challenge),
                *_of_response(response),
                *_addresses(challenge, response, site),
            ]


def _of_challenge(challenge: dict[str, Any]) -> list[Any]:
    return [
        challenge["title"],
        challenge["question"],
        challenge["theme"]["name"],
        "; ".join(challenge["designers"]),
        "; ".join(challenge["supporters"]),
        challenge.get("supporters_not_named", 0),
        challenge["statements"],
        challenge["responses_offered"],
    ]


def _of_response(response: dict[str, Any] | None) -> list[Any]:
    if response is None:
        return [""] * 5
    assurance = response["assurance"]
    return [
        response["solution"],
        response["vendor"],
        "yes" if response["is_shown"] else "no",
        assurance["outcome"],
        assurance["conditions"],
    ]


def _addresses(challenge: dict[str, Any], response: dict[str, Any] | None, site: str) -> list[str]:
    solution = f"{site}/solutions/{response['slug']}/" if response else ""
    return [f"{site}/challenges/{challenge['slug']}/", solution]
