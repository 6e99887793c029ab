from typing import Any

from challenges.filters import ChallengeFilter
from challenges.models import Challenge
from showcase.api.interface.view import OpenList, OpenRecord
from showcase.open_data.records.challenges import ChallengeRecord
from showcase.queries.open_data.challenges import open_challenges


class ChallengesAsked(ChallengeFilter):
    """The filters of the page. Its orders are left out: a cursor keeps to one."""

    order = None


class OfChallenges:
    noun = "challenges"
    serializer_class = ChallengeRecord
    queryset = Challenge.objects.none()

    def get_queryset(self) -> Any:
        return open_challenges()


class Challenges(OfChallenges, OpenList):
    """What councils need solved, each as one question, with who designed it and who shares it."""

    summary = "Challenges"
    ordered_by = "slug"
    filterset_class = ChallengesAsked


class OneChallenge(OfChallenges, OpenRecord):
    """One challenge. What was merged into another is read there."""

    summary = "One challenge"
