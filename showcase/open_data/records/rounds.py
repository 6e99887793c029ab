from rest_framework import serializers

from showcase.open_data.records.fields import Day, Identifier, IsDemonstration


class RoundRecord(serializers.Serializer):
    """One run of the programme that has begun."""

    id = Identifier()
    name = serializers.CharField(help_text="Its name.")
    summary = serializers.CharField(help_text="What it is about.")
    began_on = Day(source="statements_open_at", help_text="First day for statements.")
    solutions_from = Day(source="solutions_open_at", help_text="First day for solutions.")
    questions_until = Day(source="questions_close_at", help_text="Last day for questions.")
    answers_by = Day(source="answers_close_at", help_text="Day by which they are answered.")
    solutions_until = Day(source="solutions_close_at", help_text="Last day for solutions.")
    decisions_on = Day(help_text="Day of the decisions.")
    is_demonstration = IsDemonstration(source=None)
