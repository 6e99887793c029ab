"""What ranking needs to know of a whole collection, so that it need not have it in memory."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from matching.ranking.commonplaces import Commonplaces, commonplaces_of
from matching.ranking.profile import Profile


@dataclass(frozen=True)
class Statistics:
    """`frequencies` says for each term in how many entries it stands; a term it lacks is in none.

    It must know the terms of the query and of every candidate. Without `commonplaces` vectors are
    compared as they are.
    """

    entries: int
    average_length: float
    frequencies: Mapping[str, int]
    commonplaces: Commonplaces | None = field(default=None, compare=False)


def statistics_of(profiles: Sequence[Profile]) -> Statistics:
    frequencies = Counter(term for profile in profiles for term in profile.counts)
    lengths = sum(profile.length for profile in profiles)
    return Statistics(
        len(profiles), lengths / max(len(profiles), 1), frequencies, _commonplaces(profiles)
    )


def _commonplaces(profiles: Sequence[Profile]) -> Commonplaces | None:
    rows = [each.sentence_vectors for each in profiles if each.sentence_vectors is not None]
    return commonplaces_of(np.concatenate(rows), len(rows)) if rows else None
