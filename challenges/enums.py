from django.db import models


class StatementStatus(models.TextChoices):
    DRAFT = "draft", "Draft"
    SUBMITTED = "submitted", "Submitted"
    RETURNED = "returned", "Returned"
    ACCEPTED = "accepted", "Accepted"
    REJECTED = "rejected", "Rejected"
    WITHDRAWN = "withdrawn", "Withdrawn"


class ChallengeStatus(models.TextChoices):
    DRAFT = "draft", "Draft"
    PUBLISHED = "published", "Published"
    CLOSED = "closed", "Closed"
    ARCHIVED = "archived", "Archived"
    MERGED = "merged", "Merged"


class ActKind(models.TextChoices):
    LINK = "link", "Link"
    BUNDLE = "bundle", "Bundle"
    MERGE = "merge", "Merge"


class ActStatus(models.TextChoices):
    STANDING = "standing", "Standing"
    UNDONE = "undone", "Undone"


class ObjectionStatus(models.TextChoices):
    RAISED = "raised", "Raised"
    UPHELD = "upheld", "Upheld"
    KEPT = "kept", "Kept as it is"


class QuestionStatus(models.TextChoices):
    ASKED = "asked", "Asked"
    PROPOSED = "proposed", "Answer proposed"
    ANSWERED = "answered", "Answered"
    DECLINED = "declined", "Not published"


class ImportStatus(models.TextChoices):
    UPLOADED = "uploaded", "Uploaded"
    READY = "ready", "Ready"
    RUNNING = "running", "Running"
    IMPORTED = "imported", "Imported"
    DISCARDED = "discarded", "Discarded"


class FollowCause(models.TextChoices):
    CHOSEN = "chosen", "You chose to follow it"
    SUPPORT = "support", "You shared it for your council"
    SOURCE = "source", "Your statement became part of it"


class NewsPace(models.TextChoices):
    AT_ONCE = "at_once", "When something happens, within half an hour"
    DAILY = "daily", "Once a day, in the morning"
    NEVER = "never", "Not at all"


class ContactKind(models.TextChoices):
    """An answer goes to every vendor at once; what FROM_VENDOR lists comes from the vendor."""

    INVITATION = "invitation", "Invitation"
    ANSWER = "answer", "Answer published"
    RESPONSE = "response", "Response"
    DECISION = "decision", "Decision"
    CLARIFICATION = "clarification", "Clarification asked"
    CLARIFIED = "clarified", "Clarification answered"
    MEETING = "meeting", "Meeting asked for"
    VENDOR_MEETING = "vendor_meeting", "Meeting asked for by the vendor"


FROM_VENDOR = (ContactKind.RESPONSE, ContactKind.CLARIFIED, ContactKind.VENDOR_MEETING)


class DataClass(models.TextChoices):
    OPEN = "open", "Open data"
    PERSONAL = "personal", "Personal data"
    SPECIAL_CATEGORY = "special_category", "Special category data"
    IMAGES_VIDEO = "images_video", "Images or video"


class Readiness(models.TextChoices):
    """How ready the council is to adopt a solution, in the words of the LGA's survey."""

    VERY = "very", "Very ready"
    FAIRLY = "fairly", "Fairly ready"
    NOT_VERY = "not_very", "Not very ready"
    NOT_AT_ALL = "not_at_all", "Not at all ready"
    DONT_KNOW = "dont_know", "Don’t know"


class ThemeColour(models.TextChoices):
    INK = "ink", "Ink"
    SEA = "sea", "Sea"
    SUN = "sun", "Sun"
    BRICK = "brick", "Brick"


class AlertPace(models.TextChoices):
    DAILY = "daily", "Once a day, when there is something new"
    NEVER = "never", "Never"
