from matching.models.dealings import Invitation, SetAside
from matching.models.entries import Abbreviation, Collection, Entry, StemCount
from matching.models.worked_out import BestChallenge, BestSolution, Exposure

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
