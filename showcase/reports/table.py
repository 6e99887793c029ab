"""A report as a table: one line per challenge and response, for spreadsheets."""

import csv
import io
from collections.abc import Iterator
from typing import Any

from spreadsheets.writing import neutral

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


def table_of(content: dict[str, Any], site: str) -> str:
    """CSV text. A cell that a spreadsheet would run as a formula begins with an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(HEAD)
    writer.writerows([neutral(cell) for cell in line] for line in _lines(content, site))
    return out.getvalue()


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
