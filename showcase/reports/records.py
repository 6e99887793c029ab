"""The records in a report's content, each with the page that shows it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

Content = dict[str, Any]
PAGES = {
    "statement": "challenges:statement",
    "challenge": "challenges:challenge",
    "solution": "vendors:solution",
}


@dataclass(frozen=True)
class Record:
    """`key` finds it among its kind."""

    kind: str
    key: str
    name: str
    detail: str = ""

    @property
    def path(self) -> str:
        """Of its own page; empty where it has none."""
        return reverse(PAGES[self.kind], args=[self.key]) if self.kind in PAGES else ""


def statements_in(
    content: Content,
    *,
    round: str = "",
    region: str = "",
    council_type: str = "",
    challenges: Iterable[str] = (),
) -> list[Record]:
    """Those that fit each of the ways given."""
    equal = {"round": round, "region": region, "council_type": council_type}
    wanted = {key: value for key, value in equal.items() if value}
    of = set(challenges)
    return [
        _statement(one)
        for one in content.get("statements", [])
        if all(one[key] == value for key, value in wanted.items())
        and (not of or of & set(one["challenges"]))
    ]


def challenges_in(content: Content, *, theme: str = "", only_shown: bool = False) -> list[Record]:
    return [
        _challenge(one)
        for one in content["challenges"]
        if (not theme or one["theme"]["name"] == theme)
        and (not only_shown or any(response["is_shown"] for response in one["responses"]))
    ]


def shortlisted_in(
    content: Content, *, challenge: str = "", only_shown: bool = False
) -> list[Record]:
    """Solutions, each once."""
    found = {
        response["slug"]: _solution(response["slug"], response["solution"], response["vendor"])
        for one in content["challenges"]
        if not challenge or one["slug"] == challenge
        for response in one["responses"]
        if response["is_shown"] or not only_shown
    }
    return list(found.values())


def eligible_in(content: Content) -> list[Record]:
    return [
        _solution(one["slug"], one["name"], one["vendor"]) for one in content.get("solutions", [])
    ]


def supporters_of(challenge: Content) -> list[Record]:
    """Those that are named."""
    slugs = challenge.get("supporter_slugs", challenge["supporters"])
    return [
        Record("supporter", f"{challenge['slug']}/{slug}", name)
        for slug, name in zip(slugs, challenge["supporters"], strict=True)
    ]


def criteria_met(content: Content, assurance: Content) -> list[Record]:
    asked = _asked(content, assurance)
    return [_criterion(code, asked[code], "met") for code in assurance.get("met", [])]


def criteria_scored(content: Content, assurance: Content) -> list[Record]:
    asked = _asked(content, assurance)
    scores = assurance.get("scores", [])
    return [_criterion(code, asked[code], f"{value} of 4") for code, value in scores]


def checked_by_section(content: Content, assurance: Content) -> list[tuple[str, int, int]]:
    """Section of the criteria, how many were met, and how many scored; nothing in an older format."""
    asked = _asked(content, assurance)
    met = Counter(asked[code]["section"] for code in assurance.get("met", []))
    scored = Counter(asked[code]["section"] for code, _ in assurance.get("scores", []))
    sections = dict.fromkeys(criterion["section"] for criterion in asked.values())
    return [(one, met[one], scored[one]) for one in sections if met[one] or scored[one]]


def follow_ups_in(content: Content, outcome: str) -> list[Record]:
    return [
        Record(
            "follow-up",
            f"{one['solution_slug']}/{one['council']}/{one['months']}",
            f"{one['solution']} at {one['council']}",
            f"{one['months']} months after the event",
        )
        for one in content["what_happened"]
        if one["outcome"] == outcome
    ]


def _asked(content: Content, assurance: Content) -> dict[str, dict[str, str]]:
    return dict(content.get("criteria", {}).get(assurance["criteria_set"], {}))


def _criterion(code: str, asked: dict[str, str], result: str) -> Record:
    detail = f"{asked['section']}: {result}"
    return Record("criterion", code, f"{code}. {asked['question']}", detail)


def _statement(one: Content) -> Record:
    return Record("statement", one["reference"], one["question"], one["council"])


def _challenge(one: Content) -> Record:
    return Record("challenge", one["slug"], one["title"])


def _solution(slug: str, name: str, vendor: str) -> Record:
    return Record("solution", slug, name, f"by {vendor}" if vendor else "")
