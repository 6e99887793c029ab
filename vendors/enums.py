from django.db import models


class CompanySize(models.TextChoices):
    """Worked out in `vendors/size_class.py`, which names the law; the first three are an SME."""

    MICRO = "micro", "Micro: up to 10 people and £1 million turnover"
    SMALL = "small", "Small: up to 50 people and £15 million turnover"
    MEDIUM = "medium", "Medium: fewer than 250 people and up to £44 million turnover"
    LARGE = "large", "Large: more than that"

    @property
    def word(self) -> str:
        """The label without its limits, for a line of text."""
        return str(self.label).partition(":")[0]


class CriteriaSetStatus(models.TextChoices):
    DRAFT = "draft", "Draft"
    PUBLISHED = "published", "Published"


class Rule(models.TextChoices):
    PASS_FAIL = "pass_fail", "Pass or fail"
    SCORED = "scored", "Scored"
    DECLARED = "declared", "Declared, never scored"


class AnswerType(models.TextChoices):
    YES_NO = "yes_no", "Yes or no"
    CHOICE = "choice", "One of a list"
    TEXT = "text", "Text"
    NUMBER = "number", "Number"
    DATE = "date", "Date"
    FILE = "file", "File"
    LINK = "link", "Link"
    SUB_PROCESSORS = "sub_processors", "Table of sub-processors"


class ProtectedSubject(models.TextChoices):
    """What a criterion may be about that limits its rule, whoever writes it."""

    USE_OF_AI = "use_of_ai", "The use of AI in writing the submission"
    COUNCILS_DPIA = "councils_dpia", "The council’s data protection impact assessment"


class EvidenceKind(models.TextChoices):
    CYBER_ESSENTIALS = "cyber_essentials", "Cyber Essentials certificate"
    ISO_27001 = "iso_27001", "ISO/IEC 27001 certificate"
    ISO_42001 = "iso_42001", "ISO/IEC 42001 certificate"
    ACCESSIBILITY_STATEMENT = "accessibility_statement", "Accessibility statement"
    CLINICAL_SAFETY = "clinical_safety", "Clinical safety case"
    POLICY = "policy", "Policy"
    OTHER = "other", "Something else"


CERTIFICATES = (EvidenceKind.CYBER_ESSENTIALS, EvidenceKind.ISO_27001, EvidenceKind.ISO_42001)


class SolutionStatus(models.TextChoices):
    """The state of one version of a solution."""

    DRAFT = "draft", "Draft"
    SUBMITTED = "submitted", "Submitted"
    RETURNED = "returned", "Returned"
    IN_VETTING = "in_vetting", "In vetting"
    CLARIFICATION = "clarification", "Clarification asked"
    MODERATION = "moderation", "Moderation"
    ELIGIBLE = "eligible", "Eligible"
    ELIGIBLE_WITH_CONDITIONS = "eligible_with_conditions", "Eligible with conditions"
    NOT_ELIGIBLE = "not_eligible", "Not eligible"
    LAPSED = "lapsed", "Under renewal"
    WITHDRAWN = "withdrawn", "Withdrawn"


# While assessors score on their own.
EDITABLE_STATUSES = (SolutionStatus.DRAFT, SolutionStatus.RETURNED)
VETTING_STATUSES = (SolutionStatus.IN_VETTING, SolutionStatus.CLARIFICATION)
# While a question to the vendor may be answered; a meeting may ask one too.
ANSWERED_DURING = (SolutionStatus.CLARIFICATION, SolutionStatus.MODERATION)
ASKED_DURING = (SolutionStatus.IN_VETTING, *ANSWERED_DURING)
ELIGIBLE_STATUSES = (SolutionStatus.ELIGIBLE, SolutionStatus.ELIGIBLE_WITH_CONDITIONS)
# What a decision can say.
DECIDED_STATUSES = (*ELIGIBLE_STATUSES, SolutionStatus.NOT_ELIGIBLE)
# What carries a decision. A lapsed version keeps the one that made it eligible.
AFTER_DECISION_STATUSES = (*DECIDED_STATUSES, SolutionStatus.LAPSED)
LIVE_STATUSES = tuple(
    status
    for status in SolutionStatus.values
    if status not in (*AFTER_DECISION_STATUSES, SolutionStatus.WITHDRAWN)
)


class EligibilityOutcome(models.TextChoices):
    PASS = "pass", "Pass"
    FAIL = "fail", "Fail"
    UNKNOWN = "unknown", "Unknown"


class AssignmentStatus(models.TextChoices):
    ASSIGNED = "assigned", "Waiting for the conflict declaration"
    SCORING = "scoring", "Scoring"
    SUBMITTED = "submitted", "Scores submitted"
    DECLINED = "declined", "Declined"
    CONFLICTED = "conflicted", "Conflict of interest"
    RELEASED = "released", "Given to somebody else"


OPEN_ASSIGNMENT_STATUSES = (AssignmentStatus.ASSIGNED, AssignmentStatus.SCORING)
GIVEN_UP_STATUSES = (
    AssignmentStatus.DECLINED,
    AssignmentStatus.CONFLICTED,
    AssignmentStatus.RELEASED,
)


class Confidence(models.TextChoices):
    """How sure an assessor is of a score of their own."""

    SURE = "sure", "Sure"
    FAIRLY_SURE = "fairly_sure", "Fairly sure"
    NOT_SURE = "not_sure", "Not sure"


class DeclineReason(models.TextChoices):
    NOT_MY_AREA = "not_my_area", "Not my area"
    TOO_MANY = "too_many", "I have too many already"
    AWAY = "away", "I am away"


class ConflictKind(models.TextChoices):
    """Procurement Act 2023, ss.81-83: personal, professional or financial, direct or indirect."""

    PERSONAL = "personal", "Personal: family or friends"
    PROFESSIONAL = "professional", "Professional: employer, former employer, contract"
    FINANCIAL = "financial", "Financial: shares or payments"


class StandingInterestKind(models.TextChoices):
    """What binds a person to a body beyond one solution; Procurement Act 2023, ss.81-83."""

    EMPLOYER = "employer", "Employer"
    FORMER_EMPLOYER = "former_employer", "Former employer, within five years"
    SHARES = "shares", "Shares or another financial interest"
    FAMILY = "family", "Family or friends who work there"
    CONTRACT = "contract", "Contract or consultancy"


class ProposalStatus(models.TextChoices):
    """The state of a proposal of who scores what."""

    WORKING = "working", "Being worked out"
    READY = "ready", "Ready to look at"
    ASKED = "asked", "Everybody was asked"
    DISCARDED = "discarded", "Discarded"
    FAILED = "failed", "Not worked out"


LIVE_PROPOSAL_STATUSES = (ProposalStatus.WORKING, ProposalStatus.READY)


class ClarificationStatus(models.TextChoices):
    ASKED = "asked", "Asked"
    ANSWERED = "answered", "Answered"
    CLOSED = "closed", "Closed without an answer"


class RenewalStatus(models.TextChoices):
    """Of newer evidence offered for a pass that depended on older evidence."""

    OFFERED = "offered", "Offered"
    CONFIRMED = "confirmed", "Confirmed"
    REFUSED = "refused", "Refused"


class AppealStatus(models.TextChoices):
    LODGED = "lodged", "Lodged"
    UPHELD = "upheld", "Upheld"
    DISMISSED = "dismissed", "Dismissed"
    WITHDRAWN = "withdrawn", "Withdrawn"


class ConditionStatus(models.TextChoices):
    OPEN = "open", "Open"
    MET = "met", "Met"
    NOT_MET = "not_met", "Not met"


class ResponseStatus(models.TextChoices):
    DRAFT = "draft", "Draft"
    OFFERED = "offered", "Offered"
    SHORTLISTED = "shortlisted", "Shortlisted"
    RESERVE = "reserve", "On the reserve list"
    NOT_SHORTLISTED = "not_shortlisted", "Not shortlisted"
    WITHDRAWN = "withdrawn", "Withdrawn"


# What staff chose between; each carries who decided, when, and feedback.
CHOSEN_STATUSES = (
    ResponseStatus.SHORTLISTED,
    ResponseStatus.RESERVE,
    ResponseStatus.NOT_SHORTLISTED,
)


class Showing(models.TextChoices):
    """What is chosen for a response before its vendor is told."""

    SHOW = "show", "Show it"
    RESERVE = "reserve", "Keep it on the reserve list"
    NOT_SHOWN = "not_shown", "Do not show it"


class DesignersView(models.TextChoices):
    """What somebody of a council that designed the challenge thinks of a response."""

    LIKES = "likes", "Would like to see it shown"
    NOT_SURE = "not_sure", "Not sure"
    NOT_FOR_US = "not_for_us", "Not for us"
