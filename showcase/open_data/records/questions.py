from rest_framework import serializers

from design.tags.linked import absolute
from showcase.open_data.records.fields import Day, Identifier


class AnchorAddress(serializers.URLField):
    def to_representation(self, value: str) -> str:
        return str(absolute(value))


class QuestionRecord(serializers.Serializer):
    """A question with its published answer. Nobody learns who asked, or when."""

    id = Identifier(source="key")
    address = AnchorAddress(source="anchor", help_text="Its place on the page of the challenge.")
    challenge = serializers.SlugField(
        source="challenge.live.slug", help_text="The challenge, by its identifier."
    )
    question = serializers.CharField(source="text", help_text="What was asked.")
    answer = serializers.CharField(help_text="The answer in Markdown.")
    answered_on = Day(source="answered_at", help_text="When the answer was published.")
    corrected_on = Day(
        source="corrected_at",
        allow_null=True,
        help_text="Empty where it never had to be corrected.",
    )
