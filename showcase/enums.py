from django.db import models


class EventStatus(models.TextChoices):
    """Full is not here: it is worked out from the places taken."""

    DRAFT = "draft", "Draft"
    REGISTRATION_OPEN = "registration_open", "Registration open"
    HELD = "held", "Held"
    CANCELLED = "cancelled", "Cancelled"


class RegistrationStatus(models.TextChoices):
    CONFIRMED = "confirmed", "Place confirmed"
    WAITING = "waiting", "On the waiting list"
    CANCELLED = "cancelled", "Cancelled"


class AttendeeKind(models.TextChoices):
    COUNCIL = "council", "Council"
    VENDOR = "vendor", "Vendor"
    PUBLIC = "public", "Public"
    PRESS = "press", "Press"


class ReportStatus(models.TextChoices):
    DRAFT = "draft", "Draft"
    PUBLISHED = "published", "Published"
