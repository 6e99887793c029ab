from django.urls import reverse
from rest_framework import serializers

from design.tags.linked import absolute
from showcase.open_data.records.fields import Day, Identifier, Named, OfRound
from vendors.enums import ELIGIBLE_STATUSES, CompanySize, SolutionStatus
from vendors.models import SolutionVersion

FOUND = [(value, SolutionStatus(value).label) for value in sorted(ELIGIBLE_STATUSES)]


class VendorOf(serializers.Serializer):
    name = serializers.CharField(help_text="Its vendor.")
    size = serializers.ChoiceField(
        choices=CompanySize.choices, source="vendor_profile.size", help_text="Size of the vendor."
    )
    is_vcse = serializers.BooleanField(
        source="vendor_profile.is_vcse", help_text="Voluntary, community or social enterprise."
    )
    town = serializers.CharField(source="vendor_profile.town", help_text="Where the vendor is.")
    regions = serializers.CharField(
        source="vendor_profile.regions_in_words", help_text="Where it serves, in words."
    )
    summary = serializers.CharField(
        source="vendor_profile.summary", help_text="What the vendor says of itself."
    )
    website = serializers.CharField(
        source="vendor_profile.website", help_text="The vendor's own site."
    )
    is_demonstration = serializers.BooleanField(
        help_text="An invented vendor, to show how the portal works."
    )


class SolutionRecord(serializers.Serializer):
    """A solution that was found eligible. That is neither an award nor an endorsement."""

    id = Identifier()
    address = serializers.SerializerMethodField(help_text="The page that says the same.")
    name = serializers.CharField(source="solution.name", help_text="Its name.")
    vendor = VendorOf(source="solution.vendor")
    status = serializers.ChoiceField(choices=FOUND, help_text="What was decided.")
    since = Day(source="decided_at", help_text="When it was decided.")
    summary = serializers.CharField(help_text="What it does, in a sentence.")
    description = serializers.CharField(help_text="What it does.")
    how_people_stay_in_charge = serializers.CharField(help_text="How people stay in charge.")
    responsible_deployment = serializers.CharField(help_text="How to use it responsibly.")
    conditions = serializers.CharField(help_text="Empty where it is eligible without.")
    service_areas = Named(many=True, help_text="Services it is for.")
    kinds_of_ai = Named(many=True, help_text="Kinds of AI it uses.")
    data_involved = serializers.ListField(
        child=serializers.CharField(),
        source="get_data_involved_words",
        help_text="Classes of data it handles.",
    )
    hosting = serializers.CharField(help_text="Where the data is kept.")
    pricing_model = serializers.CharField(help_text="How the vendor charges.")
    used_by = serializers.CharField(help_text="Councils that use it, as the vendor names them.")
    shown_for = serializers.SerializerMethodField(
        help_text="Challenges it is shown for, by their identifiers."
    )
    round_id = OfRound()

    def get_address(self, version: SolutionVersion) -> str:
        return str(absolute(reverse("vendors:solution", args=[version.solution.slug])))

    def get_shown_for(self, version: SolutionVersion) -> list[str]:
        return [response.challenge.slug for response in version.solution.shown_publicly]
