"""What the page of a solution says of its vetting."""

from typing import Any

from rest_framework import serializers

from showcase.open_data.records.fields import Day
from showcase.open_data.records.solutions import FOUND, SolutionRecord
from vendors.enums import EligibilityOutcome, SolutionStatus
from vendors.models import EligibilityResult, SolutionVersion
from vendors.queries.supply.public import checked_among

LAPSED = (SolutionStatus.LAPSED.value, SolutionStatus.LAPSED.label)


class Met(serializers.Serializer):
    question = serializers.CharField(source="criterion.question", help_text="A criterion it meets.")
    is_judged_by_a_person = serializers.SerializerMethodField(
        help_text="Whether a person judged it, where the portal could not work it out."
    )

    def get_is_judged_by_a_person(self, result: EligibilityResult) -> bool:
        return result.judged_at is not None


class Agreed(serializers.Serializer):
    question = serializers.CharField(source="criterion.question", help_text="A scored criterion.")
    score = serializers.IntegerField(
        source="value", help_text="From 0 to 4, agreed in one meeting."
    )
    words = serializers.CharField(help_text="What this score means for this criterion.")


class SectionChecked(serializers.Serializer):
    title = serializers.CharField(help_text="A section of the criteria.")
    met = Met(many=True, source="passed")
    scored = Agreed(many=True, source="agreed")


class WholeSolution(SolutionRecord):
    """A solution that was found eligible, or is under renewal. Neither an award nor an endorsement."""

    status = serializers.ChoiceField(choices=[*FOUND, LAPSED], help_text="How it stands now.")
    since = Day(source="standing_since", help_text="Since when it stands so.")
    criteria_set = serializers.CharField(help_text="What it was checked against.")
    assessors = serializers.IntegerField(
        source="round.assessors_per_solution", help_text="At least so many scored it apart."
    )
    checked = SectionChecked(many=True, help_text="What was checked, section by section.")
    being_renewed = serializers.ListField(
        child=serializers.CharField(),
        help_text="Criteria checked again because their evidence ended. It is in no list then.",
    )
    is_demonstration = serializers.BooleanField(
        source="round.is_demonstration", help_text="Invented, to show how the portal works."
    )

    def to_representation(self, version: Any) -> dict[str, Any]:
        results = version.eligibility_in_order
        passed = [one for one in results if one.outcome == EligibilityOutcome.PASS]
        version.checked = checked_among(passed, version.agreed_in_order)
        version.being_renewed = _open_again(version, results)
        version.standing_since = version.lapsed_at or version.decided_at
        return dict(super().to_representation(version))


def _open_again(version: SolutionVersion, results: list[EligibilityResult]) -> list[str]:
    if not version.is_under_renewal:
        return []
    open_ones = [one for one in results if one.outcome != EligibilityOutcome.PASS]
    return [one.criterion.question for one in open_ones]
