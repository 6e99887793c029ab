"""A sentence cut down to what is worth quoting of it."""

from collections.abc import Sequence
from typing import TypeAlias

# Characters, the marks of what is left out among them.
LONGEST = 160
CUT = "…"
ROOM = LONGEST - 2 * len(CUT)

Span: TypeAlias = tuple[int, int]


def quote(sentence: str, spans: Sequence[Span] = ()) -> str:
    """At most LONGEST characters, cut between words, around as many of the spans as fit.

    Spans are beginnings and ends of words in the sentence; without any its beginning is quoted.
    """
    if len(sentence) <= LONGEST:
        return sentence
    core = _densest(sorted(spans))
    start, end = _between_words(sentence, core, *_window(len(sentence), core))
    before = CUT if start else ""
    if end == len(sentence):
        return before + sentence[start:]
    return before + sentence[start:end].rstrip(" ,;:") + CUT


def _densest(spans: Sequence[Span]) -> Span:
    """From the first to the last of the spans that fit together; the earliest where it is the same."""
    best, most = (0, 0), 0
    for place, (start, _) in enumerate(spans):
        together = [end for _, end in spans[place:] if end - start <= ROOM]
        if len(together) > most:
            best, most = (start, max(together)), len(together)
    return best


def _window(length: int, core: Span) -> Span:
    """The room spread evenly on both sides of the core, within the sentence."""
    start = max(0, core[0] - (ROOM - (core[1] - core[0])) // 2)
    end = min(length, start + ROOM)
    return max(0, end - ROOM), end


def _between_words(sentence: str, core: Span, start: int, end: int) -> Span:
    """Inwards to the next space before the core is reached; a word longer than that is cut."""
    if start and not sentence[start - 1].isspace():
        space = sentence.find(" ", start, core[0])
        start = space + 1 if space >= 0 else start
    if end < len(sentence) and not sentence[end].isspace():
        space = sentence.rfind(" ", core[1], end)
        end = space if space > 0 else end
    return start, end
