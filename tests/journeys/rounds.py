"""Rounds for tests whose dates lie in the past."""

from datetime import UTC, date, datetime

from challenges.models import Round


def past_round(slug="showcase-2024"):
    """A round of 2024 that takes nothing any more."""
    spring, autumn = datetime(2024, 3, 1, tzinfo=UTC), datetime(2024, 9, 1, tzinfo=UTC)
    return Round.objects.create(
        name="Showcase 2024",
        slug=slug,
        statements_open_at=spring,
        statements_close_at=autumn,
        solutions_open_at=spring,
        solutions_close_at=autumn,
        questions_close_at=autumn,
        answers_close_at=autumn,
        decisions_on=date(2024, 10, 1),
    )
