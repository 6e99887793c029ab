"""What ranking needs to know of a whole collection, so that it need not have it in memory."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from matching.profile import Profile


@dataclass(frozen=True)
class Statistics:
    """`frequencies` says for each term in how many entries it stands; a term it lacks is in none."""

    entries: int
    average_length: float
    frequencies: Mapping[str, int]


def statistics_of(profiles: Sequence[Profile]) -> Statistics:
    frequencies = Counter(term for profile in profiles for term in profile.counts)
    lengths = sum(profile.length for profile in profiles)
    return Statistics(len(profiles), lengths / max(len(profiles), 1), frequencies)
