"""What is kept of a text to rank it: its terms counted, its sentences, and their vectors."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from matching.text.folding import SHIPPED, Folding
from matching.text.sentences import sentences
from matching.text.terms import terms

Array: TypeAlias = NDArray[np.float32]
Encode: TypeAlias = Callable[[Sequence[str]], Array]

# A title says in a few words what the text is about: each of its words counts so often.
TITLE_WEIGHT = 2
# Sentences of a body that get a vector; more would not fit the room that an entry may take.
SENTENCES = 10


@dataclass(frozen=True, eq=False)
class Profile:
    """Of a challenge, a statement, a solution or anything else with a title and a body.

    `sentences` begins with the title where there is one; `sentence_vectors` has a row for each,
    `vector` is of the whole text. Both are None when there is no encoder: ranking then goes by words.
    `key` only tells entries apart when exact ties are put in an order.
    """

    title: str
    sentences: tuple[str, ...]
    counts: Mapping[str, int]
    length: int
    vector: Array | None = None
    sentence_vectors: Array | None = None
    key: str = field(default="", kw_only=True)


def write_profile(
    title: str,
    body: str,
    *,
    encode: Encode | None,
    folding: Folding = SHIPPED,
    key: str = "",
) -> Profile:
    counts = Counter(terms(title, folding) * TITLE_WEIGHT + terms(body, folding))
    quotable = tuple(filter(None, [title.strip(), *sentences(body, SENTENCES)]))
    whole, parts = _vectors(title, body, quotable, encode)
    return Profile(title, quotable, counts, counts.total(), whole, parts, key=key)


def whole_text(title: str, body: str) -> str:
    """What the vector of the whole text is made of."""
    return ". ".join(filter(None, [title.strip(), body.strip()]))


def _vectors(
    title: str, body: str, quotable: Sequence[str], encode: Encode | None
) -> tuple[Array | None, Array | None]:
    if encode is None or not quotable:
        return None, None
    rows = encode([whole_text(title, body), *quotable])
    return rows[0], rows[1:]
