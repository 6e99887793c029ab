from matching.models.dealings import (
    BestChallenge,
    BestSolution,
    Exposure,
    Invitation,
    SetAside,
)
from matching.models.entries import Abbreviation, Collection, Entry, StemCount

__all__ = [
    "Abbreviation",
    "BestChallenge",
    "BestSolution",
    "Collection",
    "Entry",
    "Exposure",
    "Invitation",
    "SetAside",
    "StemCount",
]
