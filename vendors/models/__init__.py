from vendors.models.assessors import AssessorProfile, RegisterConfirmation, StandingInterest
from vendors.models.criteria import CriteriaSet, Criterion, RoundCriteria, Section
from vendors.models.decisions import Condition, CriterionFeedback, Decision
from vendors.models.evidence import Evidence
from vendors.models.organisation import Agreement, AgreementAcceptance, VendorProfile
from vendors.models.proposals import Proposal, ProposedAssignment
from vendors.models.responses import Response
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
    "AssessorProfile",
    "Assignment",
    "Clarification",
    "Condition",
    "Conflict",
    "CriteriaSet",
    "Criterion",
    "CriterionFeedback",
    "Decision",
    "EligibilityResult",
    "Evidence",
    "Proposal",
    "ProposedAssignment",
    "RegisterConfirmation",
    "Response",
    "RoundCriteria",
    "Score",
    "Section",
    "Solution",
    "SolutionUser",
    "SolutionVersion",
    "SolutionVersionQuerySet",
    "StandingInterest",
    "VendorProfile",
]
