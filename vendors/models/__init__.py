from vendors.models.appeals import Appeal
from vendors.models.assessors import AssessorProfile, RegisterConfirmation, StandingInterest
from vendors.models.blind import BlindFile, HiddenPassage, NamesCheck
from vendors.models.criteria import CriteriaSet, Criterion, RoundCriteria, Section
from vendors.models.decisions import Condition, CriterionFeedback, Decision
from vendors.models.evidence import Evidence, EvidenceUpload
from vendors.models.organisation import Agreement, AgreementAcceptance, VendorProfile
from vendors.models.proposals import Proposal, ProposedAssignment
from vendors.models.renewals import Renewal
from vendors.models.responses import Response
from vendors.models.score_drafts import ScoreDraft
from vendors.models.shortlists import Shortlist, ShortlistChoice, ShortlistNote
from vendors.models.solutions import (
    Answer,
    Solution,
    SolutionUser,
    SolutionVersion,
    SolutionVersionQuerySet,
)
from vendors.models.vetting import (
    AgreedScore,
    Assignment,
    Clarification,
    Conflict,
    EligibilityResult,
    Score,
)

__all__ = [
    "AgreedScore",
    "Agreement",
    "AgreementAcceptance",
    "Answer",
    "Appeal",
    "AssessorProfile",
    "Assignment",
    "BlindFile",
    "Clarification",
    "Condition",
    "Conflict",
    "CriteriaSet",
    "Criterion",
    "CriterionFeedback",
    "Decision",
    "EligibilityResult",
    "Evidence",
    "EvidenceUpload",
    "HiddenPassage",
    "NamesCheck",
    "Proposal",
    "ProposedAssignment",
    "RegisterConfirmation",
    "Renewal",
    "Response",
    "RoundCriteria",
    "Score",
    "ScoreDraft",
    "Section",
    "Shortlist",
    "ShortlistChoice",
    "ShortlistNote",
    "Solution",
    "SolutionUser",
    "SolutionVersion",
    "SolutionVersionQuerySet",
    "StandingInterest",
    "VendorProfile",
]
