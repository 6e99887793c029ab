from typing import Any

from django.urls import reverse
from rest_framework import serializers

from design.tags.linked import absolute
from showcase.api.interface.view import OpenList, OpenRecord
from showcase.api.records.fields import Day, Named
from showcase.queries.open_data.showcase import open_solutions
from vendors.enums import ELIGIBLE_STATUSES, CompanySize, SolutionStatus
from vendors.filters.public import SolutionFilter
from vendors.models import SolutionVersion

FOUND = [(value, SolutionStatus(value).label) for value in sorted(ELIGIBLE_STATUSES)]


class VendorOf(serializers.Serializer):
    name = serializers.CharField()
    size = serializers.ChoiceField(choices=CompanySize.choices, source="vendor_profile.size")
    is_vcse = serializers.BooleanField(
        source="vendor_profile.is_vcse", help_text="Voluntary, community or social enterprise."
    )
    town = serializers.CharField(source="vendor_profile.town")
    regions = serializers.CharField(
        source="vendor_profile.regions_in_words", help_text="Where it serves, in words."
    )
    summary = serializers.CharField(source="vendor_profile.summary")
    website = serializers.CharField(source="vendor_profile.website")
    is_demonstration = serializers.BooleanField()


class SolutionRecord(serializers.Serializer):
    """A solution that was found eligible. That is neither an award nor an endorsement."""

    id = serializers.SlugField(source="slug")
    address = serializers.SerializerMethodField()
    name = serializers.CharField(source="solution.name")
    vendor = VendorOf(source="solution.vendor")
    status = serializers.ChoiceField(choices=FOUND)
    since = Day(source="decided_at")
    summary = serializers.CharField()
    description = serializers.CharField()
    how_people_stay_in_charge = serializers.CharField()
    responsible_deployment = serializers.CharField()
    conditions = serializers.CharField(help_text="Empty where it is eligible without.")
    service_areas = Named(many=True)
    kinds_of_ai = Named(many=True)
    data_involved = serializers.ListField(
        child=serializers.CharField(), source="get_data_involved_words"
    )
    hosting = serializers.CharField()
    pricing_model = serializers.CharField()
    used_by = serializers.CharField(help_text="Councils that use it, as the vendor names them.")
    shown_for = serializers.SerializerMethodField(
        help_text="Challenges it is shown for, by their identifiers."
    )

    def get_address(self, version: SolutionVersion) -> str:
        return str(absolute(reverse("vendors:solution", args=[version.solution.slug])))

    def get_shown_for(self, version: SolutionVersion) -> list[str]:
        return [response.challenge.slug for response in version.solution.shown_publicly]


class OfSolutions:
    noun = "solutions"
    serializer_class = SolutionRecord
    queryset = SolutionVersion.objects.none()

    def get_queryset(self) -> Any:
        return open_solutions()


class Solutions(OfSolutions, OpenList):
    """Solutions that were checked and found eligible, some with conditions."""

    summary = "Eligible solutions"
    ordered_by = "slug"
    filterset_class = SolutionFilter


class OneSolution(OfSolutions, OpenRecord):
    """One eligible solution."""

    summary = "One eligible solution"
