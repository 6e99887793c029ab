from django.db import models


class Kind(models.TextChoices):
    """What kind of record a text belongs to. Texts are compared and counted within a kind."""

    CHALLENGE = "challenge", "Challenge"
    STATEMENT = "statement", "Statement"
    SOLUTION = "solution", "Solution"
    EVENT = "event", "Event"
    REPORT = "report", "Report"
    RESOURCE = "resource", "Resource"


class SetAsideReason(models.TextChoices):
    """Why a suggested solution is not for a council."""

    OTHER_QUESTION = "other_question", "It answers another question"
    DOES_NOT_FIT_SYSTEMS = "does_not_fit_systems", "It does not fit the systems we have"
    COST = "cost", "It costs more than we could pay"
    DATA = "data", "It needs data we cannot give"
    HAVE_ONE = "have_one", "We have something like it already"
    TRIED = "tried", "We tried it and it did not work for us"
    OTHER = "other", "Another reason"
