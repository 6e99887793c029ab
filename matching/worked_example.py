"""One match as everybody may read it: both texts are invented, the reasons are those of the code.

The quotes are written down, because web processes hold no model; a test works them out again.
"""

from datetime import date

from accounts.enums import Region
from challenges.enums import DataClass
from matching.queries.pairing import Suggestion
from matching.ranking.facts import Need, Offer, compare
from matching.ranking.reasons import Pair, Reasons, SharedTerm
from matching.sources import Text
from vendors.enums import CompanySize

CHALLENGE = Text(
    "Missed assisted collections",
    "How can we make sure that nobody who needs help with their bins is missed?\n"
    "Some residents cannot carry their bins to the kerb, so the crew fetches them. Each week some of "
    "these assisted collections are missed, mostly when a stand-in driver takes the round. Residents "
    "ring the contact centre, and a second lorry goes out.",
)
SOLUTION = Text(
    "Kerbside Mate",
    "The tablet in the cab tells the crew which homes want help with their bins.\n"
    "It learns the round from the regular driver, so that a stand-in driver leaves no home out. It "
    "works without a signal. Managers see a missed collection before anybody phones.",
)
REASONS = Reasons(
    pairs=(
        Pair(
            "Missed assisted collections",
            "Managers see a missed collection before anybody phones.",
            0.9029,
        ),
        Pair(
            "How can we make sure that nobody who needs help with their bins is missed? Some residents "
            "cannot carry their bins to the kerb, so the crew fetches them.",
            "The tablet in the cab tells the crew which homes want help with their bins.",
            0.826,
        ),
    ),
    terms=(
        SharedTerm(("collections",), ("collection",)),
        SharedTerm(("driver",), ("driver",)),
        SharedTerm(("Missed",), ("missed",)),
        SharedTerm(("round",), ("round",)),
        SharedTerm(("stand",), ("stand",)),
        SharedTerm(("bins",), ("bins",)),
        SharedTerm(("crew",), ("crew",)),
        SharedTerm(("help",), ("help",)),
    ),
)
NEED = Need(
    data_classes=frozenset({DataClass.PERSONAL}),
    regions=frozenset({Region.NORTH_EAST}),
    service_area="Waste and recycling",
    kinds_of_ai=frozenset({"Predictive"}),
)
OFFER = Offer(
    is_eligible=True,
    data_classes=frozenset({DataClass.PERSONAL}),
    service_areas=frozenset({"Waste and recycling"}),
    kinds_of_ai=frozenset({"Perceptive"}),
    size=CompanySize.SMALL,
)


def worked_example() -> Suggestion:
    return Suggestion(
        subject=None, score=0.0, facts=compare(NEED, OFFER, day=date.min), reasons=REASONS
    )
