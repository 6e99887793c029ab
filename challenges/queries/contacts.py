"""The contact log as its page reads it."""

from typing import Any

from django.db.models import Q, QuerySet

from challenges.models import Challenge, Contact


def contact_log(user: Any) -> QuerySet[Contact]:
    """What this person may read of it, newest first."""
    related = Contact.objects.visible_to(user).select_related(
        "challenge__round", "council", "vendor", "by", "question"
    )
    long = ("description", "why_it_matters", "considerations", "words")
    return related.defer(*(f"challenge__{name}" for name in long)).order_by("-at", "-pk")


def challenges_with_contacts(user: Any, *, asked: str = "") -> QuerySet[Challenge]:
    """Those this person may read contacts about, and the one asked for if they may read it."""
    contacted = Contact.objects.visible_to(user).values("challenge")
    asked_for = Challenge.objects.visible_to(user).filter(slug=asked).values("pk")
    known = Challenge.objects.filter(Q(pk__in=contacted) | Q(pk__in=asked_for))
    return (
        known.select_related("round").only("slug", "title", "round__name").order_by("title", "pk")
    )
