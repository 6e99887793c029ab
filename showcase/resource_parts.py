"""What a resource of each kind is made of, in the order in which it is read."""

from typing import Any

from showcase.enums import ResourceKind

# Column and heading of each part below title and summary.
PARTS: dict[str, dict[str, str]] = {
    ResourceKind.GUIDANCE: {"body": "Guidance"},
    ResourceKind.CASE_STUDY: {
        "who": "Who did it",
        "problem": "The problem",
        "approach": "The approach",
        "benefit": "The benefit",
        "learning": "What was learned",
    },
}
ALL_PARTS = ("body", "who", "problem", "approach", "benefit", "learning")
WORDS = ("title", "summary", *ALL_PARTS, "links")


def parts_of(kind: str, words: Any) -> list[tuple[str, str]]:
    """Heading and Markdown of each part that is written."""
    written = ((heading, getattr(words, part)) for part, heading in PARTS[kind].items())
    return [(heading, text) for heading, text in written if text.strip()]
