"""Questions as their own askers read them."""

from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from challenges.models import Question
from workflow.models import Event


def questions_asked_by(user: Any) -> QuerySet[Question]:
    """Newest first, each with `why_declined`."""
    declined = Event.objects.filter(
        subject_type=Question._meta.label_lower, subject_id=OuterRef("pk"), name="decline"
    )
    reason = Subquery(declined.order_by("-pk").values("reason")[:1])
    mine = Question.objects.filter(asked_by=user).annotate(why_declined=reason)
    related = mine.select_related("challenge__round").defer("challenge__words")
    return related.order_by("-asked_at", "-pk")
