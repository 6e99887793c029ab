from typing import Any

from challenges.filters import ChallengeFilter
from challenges.models import Challenge
from showcase.api.interface.view import OpenList, OpenRecord
from showcase.open_data.records.whole.around import WholeChallenge
from showcase.queries.open_data.whole import whole_challenges


class ChallengesAsked(ChallengeFilter):
    """The filters of the page. Its orders are left out: a cursor keeps to one."""

    order = None


class OfChallenges:
    noun = "challenges"
    serializer_class = WholeChallenge
    queryset = Challenge.objects.none()

    def get_queryset(self) -> Any:
        return whole_challenges(Challenge.objects.public())


class Challenges(OfChallenges, OpenList):
    """What councils need solved, each as one question, with who designed it and who shares it."""

    summary = "Challenges"
    ordered_by = "slug"
    filterset_class = ChallengesAsked


class OneChallenge(OfChallenges, OpenRecord):
    """One challenge. One that was merged into another keeps its own words and says into which."""

    summary = "One challenge"

    def get_queryset(self) -> Any:
        return whole_challenges(Challenge.objects.readable())
