"""One fact of a challenge and a solution, and the values the tests of facts share."""

from datetime import date

from accounts.enums import CouncilType
from challenges.enums import DataClass
from matching.ranking.facts import KnownUser, Need, Offer, Standing, compare

MET, UNKNOWN, CONTRADICTED = Standing
DAY = date(2026, 11, 25)
OPEN, PERSONAL, SPECIAL, IMAGES = DataClass.values
COUNTY, DISTRICT, UNITARY = CouncilType.COUNTY, CouncilType.DISTRICT, CouncilType.UNITARY
ORDER = (
    "eligible",
    "data",
    "region",
    "service",
    "kinds",
    "media",
    "here",
    "similar",
    "papers",
    "size",
)
EASTHOLM = KnownUser("Eastholm", council=1, council_type=COUNTY)
ASHBY = KnownUser("Ashby", council=2, council_type=DISTRICT)
TRUST = KnownUser("A trust outside the register")
CYBER, ISO = "Cyber Essentials certificate", "ISO/IEC 27001 certificate"


def found(about, *, need=None, **offer):
    """One fact of a challenge that is not health or care: its standing and its words."""
    facts = compare(need or Need(), Offer(**{"is_eligible": True, **offer}), day=DAY)
    fact = dict(zip(ORDER, facts, strict=True))[about]
    return fact.standing, fact.words
