from challenges.models.challenges import (
    Challenge,
    ChallengeDesigner,
    ChallengeSource,
    ChallengeVersion,
)
from challenges.models.contacts import Contact
from challenges.models.following import Follow, NewsPreference
from challenges.models.imports import StatementImport
from challenges.models.questions import Question
from challenges.models.rounds import Round
from challenges.models.searches import SavedSearch, ToldChallenge
from challenges.models.statements import (
    Statement,
    StatementAttachment,
    StatementSponsor,
    StatementYear,
)
from challenges.models.support import Support
from challenges.models.vocabulary import KindOfAI, PerceivedRisk, ServiceArea, Theme

__all__ = [
    "Challenge",
    "ChallengeDesigner",
    "ChallengeSource",
    "ChallengeVersion",
    "Contact",
    "Follow",
    "KindOfAI",
    "NewsPreference",
    "PerceivedRisk",
    "Question",
    "Round",
    "SavedSearch",
    "ServiceArea",
    "Statement",
    "StatementAttachment",
    "StatementImport",
    "StatementSponsor",
    "StatementYear",
    "Support",
    "Theme",
    "ToldChallenge",
]
