from django.db import models


class EventStatus(models.TextChoices):
    """Full is not here: it is worked out from the places taken."""

    DRAFT = "draft", "Draft"
    REGISTRATION_OPEN = "registration_open", "Registration open"
    HELD = "held", "Held"
    CANCELLED = "cancelled", "Cancelled"


class RegistrationStatus(models.TextChoices):
    """Asked: nobody has shown yet that the address is theirs. Lapsed: an offered place was not taken in time."""

    ASKED = "asked", "Waiting for the address to be confirmed"
    WAITING = "waiting", "On the waiting list"
    OFFERED = "offered", "Place offered"
    CONFIRMED = "confirmed", "Place confirmed"
    LAPSED = "lapsed", "Offer ran out"
    CANCELLED = "cancelled", "Cancelled"


class AttendeeKind(models.TextChoices):
    COUNCIL = "council", "Council"
    VENDOR = "vendor", "Vendor"
    PUBLIC = "public", "Public"
    PRESS = "press", "Press"


class PlaceMode(models.TextChoices):
    ROOM = "room", "In person"
    ONLINE = "online", "Online"


class MaterialKind(models.TextChoices):
    SLIDES = "slides", "Slides"
    RECORDING = "recording", "Recording"
    CAPTIONS = "captions", "Captions"
    TRANSCRIPT = "transcript", "Transcript"


class AudienceQuestionStatus(models.TextChoices):
    ASKED = "asked", "Asked"
    ANSWERED = "answered", "Answered"
    DECLINED = "declined", "Not answered"


class WhatHappened(models.TextChoices):
    """What came of a solution that a council saw."""

    NOTHING = "nothing", "No contact since"
    TALKS = "talks", "Talks"
    PILOT = "pilot", "A pilot"
    CONTRACT = "contract", "A contract"
    STOPPED = "stopped", "Stopped"


class ReportStatus(models.TextChoices):
    DRAFT = "draft", "Draft"
    PUBLISHED = "published", "Published"


class RunOutcome(models.TextChoices):
    """How an attempt to make an edition of the open data ended."""

    MADE = "made", "A new edition"
    UNCHANGED = "unchanged", "Nothing had changed"
    FAILED = "failed", "Failed"


class ResourceKind(models.TextChoices):
    GUIDANCE = "guidance", "Guidance"
    CASE_STUDY = "case_study", "Case study"


class ResourceStatus(models.TextChoices):
    DRAFT = "draft", "Draft"
    PUBLISHED = "published", "Published"
    WITHDRAWN = "withdrawn", "Withdrawn"
