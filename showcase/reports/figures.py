"""Every figure of a report's content with the very records that it counts.

A figure has a name and, where it is about one theme, challenge or solution, the slug of that. Its
records are those of the frozen content, so they are the same for ever. What everybody may not read
(a rejected statement, who came to an event) is counted and not listed.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from django.utils.text import slugify

from showcase.reports.records import (
    Record,
    challenges_in,
    criteria_met,
    criteria_scored,
    eligible_in,
    follow_ups_in,
    shortlisted_in,
    statements_in,
    supporters_of,
)

Content = dict[str, Any]


@dataclass(frozen=True)
class Figure:
    """`words` follow a number of several. `about` says what it is about, empty for the round."""

    name: str
    of: str
    number: int
    words: str
    about: str = ""
    find: Callable[[], list[Record]] = list

    @cached_property
    def records(self) -> list[Record]:
        """Looked up when asked for: a page shows hundreds of figures, and lists the records of one."""
        return self.find()

    @property
    def in_words(self) -> str:
        """3 statements from councils, or 1 statement from councils."""
        words = self.words.split()
        if self.number == 1:
            counted = next(place for place, word in enumerate(words) if word in SINGULAR)
            words[counted] = SINGULAR[words[counted]]
        return f"{self.number} {' '.join(words)}"

    @property
    def key(self) -> tuple[str, str]:
        return self.name, self.of

    @property
    def not_listed(self) -> int:
        return self.number - len(self.records)


SINGULAR = {
    "statements": "statement",
    "challenges": "challenge",
    "solutions": "solution",
    "councils": "council",
    "criteria": "criterion",
    "assessors": "assessor",
    "people": "person",
    "accounts": "account",
}
Figures = dict[tuple[str, str], Figure]
FUNNEL_WORDS = {
    "statements": "statements from councils",
    "accepted": "statements accepted",
    "challenges": "challenges published",
    "solutions": "solutions submitted",
    "eligible": "solutions found eligible",
    "shortlisted": "solutions shortlisted",
    "solutions_shown": "solutions shown",
    "shown": "challenges shown",
}


def figures_of(content: Content) -> Figures:
    """All of them, by name and slug. A report of an older format has fewer."""
    parts = (_funnel, _themes, _places, _chapters, _assurance, _events, _happened)
    return {figure.key: figure for part in parts for figure in part(content)}


def _funnel(content: Content) -> Iterator[Figure]:
    statements = partial(statements_in, content, round=content["round"]["slug"])
    find: dict[str, Callable[[], list[Record]]] = {
        "statements": statements,
        "accepted": statements,
        "challenges": partial(challenges_in, content),
        "solutions": partial(eligible_in, content),
        "eligible": partial(eligible_in, content),
        "shortlisted": partial(shortlisted_in, content),
        "solutions_shown": partial(shortlisted_in, content, only_shown=True),
        "shown": partial(challenges_in, content, only_shown=True),
    }
    for step, words in FUNNEL_WORDS.items():
        if step in content["funnel"]:
            number = content["funnel"][step]
            yield Figure(step.replace("_", "-"), "", number, words, find=find[step])


def _themes(content: Content) -> Iterator[Figure]:
    for theme in content["themes"]:
        name, of = theme["name"], slugify(theme["name"])
        slugs = {one["slug"] for one in content["challenges"] if one["theme"]["name"] == name}
        challenges = partial(challenges_in, content, theme=name)
        statements = partial(statements_in, content, challenges=slugs)
        yield Figure("theme-challenges", of, theme["challenges"], "challenges", name, challenges)
        yield Figure("theme-statements", of, theme["statements"], "statements", name, statements)


def _places(content: Content) -> Iterator[Figure]:
    ways = (("region", "regions", "region"), ("council-type", "council_types", "council_type"))
    for figure, counted, key in ways:
        for place in content.get(counted, []):
            name = place["name"]
            find = partial(statements_in, content, **{key: name})
            yield Figure(figure, slugify(name), place["statements"], "statements", name, find)


def _chapters(content: Content) -> Iterator[Figure]:
    for challenge in content["challenges"]:
        of, title = challenge["slug"], challenge["title"]
        statements = partial(statements_in, content, challenges={of})
        shortlist = partial(shortlisted_in, content, challenge=of)
        sharing = len(challenge["supporters"]) + challenge.get("supporters_not_named", 0)
        stated, offered = challenge["statements"], challenge["responses_offered"]
        chosen = len(challenge["responses"])
        yield Figure("challenge-statements", of, stated, "statements", title, statements)
        yield Figure(
            "supporters", of, sharing, "more councils", title, partial(supporters_of, challenge)
        )
        yield Figure("offered", of, offered, "solutions offered", title, shortlist)
        yield Figure("shortlist", of, chosen, "solutions on the shortlist", title, shortlist)


def _assurance(content: Content) -> Iterator[Figure]:
    for response in _each_solution(content["challenges"]):
        of, name, assurance = response["slug"], response["solution"], response["assurance"]
        met = partial(criteria_met, content, assurance)
        scored = partial(criteria_scored, content, assurance)
        passed, agreed = assurance["criteria_passed"], assurance["criteria_scored"]
        yield Figure("criteria-met", of, passed, "criteria met", name, met)
        yield Figure("criteria-scored", of, agreed, "criteria scored", name, scored)
        yield Figure("assessors", of, assurance["assessors"], "assessors", name)


def _each_solution(challenges: Iterable[Content]) -> Iterator[Content]:
    """A solution on two shortlists was checked once."""
    responses = (response for challenge in challenges for response in challenge["responses"])
    yield from {response["slug"]: response for response in responses}.values()


def _events(content: Content) -> Iterator[Figure]:
    """Who came and who answered is nobody's to list."""
    for event in content["events"]:
        of, title = event["slug"], event["title"]
        yield Figure("registered", of, event["registered"], "people registered", title)
        answers = (event.get("feedback") or {}).get("answers")
        if answers:
            yield Figure("answers", of, answers, "people answered", title)


def _happened(content: Content) -> Iterator[Figure]:
    outcomes = Counter(one["outcome"] for one in content.get("what_happened", []))
    for outcome, number in outcomes.items():
        find = partial(follow_ups_in, content, outcome)
        yield Figure("outcome", slugify(outcome), number, "accounts", outcome, find)
