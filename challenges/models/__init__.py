from challenges.models.challenges import (
    Challenge,
    ChallengeDesigner,
    ChallengeSource,
    ChallengeVersion,
)
from challenges.models.collation import Act, ActPart
from challenges.models.contacts import Contact
from challenges.models.following import Follow, NewsPreference
from challenges.models.imports import StatementImport
from challenges.models.objections import Objection
from challenges.models.questions import Correction, Question
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
    "Act",
    "ActPart",
    "Challenge",
    "ChallengeDesigner",
    "ChallengeSource",
    "ChallengeVersion",
    "Contact",
    "Correction",
    "Follow",
    "KindOfAI",
    "NewsPreference",
    "Objection",
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
