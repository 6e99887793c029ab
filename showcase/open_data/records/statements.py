from typing import Any

from rest_framework import serializers

from accounts.enums import CouncilType, Region
from challenges.enums import DataClass, Readiness
from challenges.models import Statement
from challenges.templatetags.challenge_parts import credit
from showcase.open_data.records.fields import Identifier, OfRound, PageAddress

WORDS = {
    "challenge": "What the challenge is.",
    "why_it_matters": "Why it matters.",
    "considerations": "Considerations and constraints.",
    "people_affected": "Who is affected.",
    "already_tried": "What has been tried.",
    "outcomes": "Outcomes hoped for.",
    "measures": "How they would be measured.",
}


class StatementRecord(serializers.ModelSerializer):
    """What one council stated, in its own words. Nobody learns who wrote it."""

    id = Identifier(source="reference")
    address = PageAddress()
    question = serializers.CharField(help_text="What the council asks.")
    stated_by = serializers.SerializerMethodField(
        help_text="The council, or for an imported statement its sponsors or its source."
    )
    region = serializers.ChoiceField(
        choices=Region.choices,
        source="council.region",
        default="",
        help_text="The council's region; empty where it is of no council of the register.",
    )
    council_type = serializers.ChoiceField(
        choices=CouncilType.choices,
        source="council.council_type",
        default="",
        help_text="Type of the council; empty where it is of no council of the register.",
    )
    people_affected_count = serializers.IntegerField(
        allow_null=True, help_text="About how many are affected.", style={"unit": "people"}
    )
    theme = serializers.SlugField(
        source="theme_slug",
        allow_null=True,
        help_text="Theme of the challenge it became part of, by its identifier.",
    )
    service_area = serializers.CharField(
        source="service_area.name", default="", help_text="The service it is about, by its name."
    )
    kinds_of_ai = serializers.ListField(
        child=serializers.CharField(), source="kinds", help_text="Kinds of AI foreseen."
    )
    data_involved = serializers.ListField(
        child=serializers.ChoiceField(choices=DataClass.choices), help_text="Classes of data."
    )
    readiness = serializers.ChoiceField(
        choices=Readiness.choices, help_text="How ready the council says it is."
    )
    risks = serializers.ListField(child=serializers.CharField(), help_text="Risks it sees.")
    round_id = OfRound()

    class Meta:
        model = Statement
        fields = (
            *("id", "address", "question", "stated_by", "region", "council_type", *WORDS),
            *("people_affected_count", "theme", "service_area", "kinds_of_ai", "data_involved"),
            *("readiness", "risks", "round_id"),
        )
        extra_kwargs = {name: {"help_text": words} for name, words in WORDS.items()}

    def get_stated_by(self, statement: Statement) -> str:
        return str(credit(statement))

    def to_representation(self, statement: Statement) -> dict[str, Any]:
        statement.kinds = [kind.name for kind in statement.kinds_of_ai.all()]
        statement.risks = [risk.name for risk in statement.perceived_risks.all()]
        return dict(super().to_representation(statement))
