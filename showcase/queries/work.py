"""What waits for a person, role by role: counts with the page that deals with them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, QuerySet
from django.urls import reverse

from accounts.models import Membership
from accounts.standing import standing_of
from challenges.enums import StatementStatus
from challenges.models import Question, Statement
from challenges.queries.objections import objections_to_answer
from notifications.enums import MessageStatus
from notifications.models import Message
from showcase.queries.events.day import questions_to_answer
from showcase.queries.events.follow_ups import outcomes_of_councils, outcomes_of_vendors
from vendors.enums import AssignmentStatus, ResponseStatus, SolutionStatus
from vendors.models import (
    Agreement,
    AgreementAcceptance,
    Assignment,
    Clarification,
    Response,
    SolutionVersion,
)
from vendors.queries.deciding.appeals import appeals_to_answer
from vendors.queries.deciding.renewals import renewals_to_check


@dataclass(frozen=True)
class Job:
    """Something to do or to look at. `is_due` is what waits for this person now.

    `of_many` is said of any count but one, and begins with what is counted: “3 appeals to answer”.
    """

    of_many: str
    count: int
    url_name: str
    query: str = ""
    is_due: bool = True

    @property
    def text(self) -> str:
        if self.count != 1:
            return self.of_many
        noun, gap, rest = self.of_many.partition(" ")
        return {"people": "person"}.get(noun, noun.removesuffix("s")) + gap + rest

    @property
    def href(self) -> str:
        return reverse(self.url_name) + self.query


@dataclass(frozen=True)
class Desk:
    """One role's part of the page: what waits, what is under way, what to begin. `area` names its doors."""

    title: str
    area: str
    jobs: list[Job]
    starts: list[tuple[str, str]] = field(default_factory=list)

    @property
    def due(self) -> list[Job]:
        return [job for job in self.jobs if job.is_due and job.count]

    @property
    def steps(self) -> list[tuple[int, str, str]]:
        """What waits, as the strip of numbers shows it."""
        return [(job.count, job.text, job.href) for job in self.due]

    @property
    def under_way(self) -> list[Job]:
        return [job for job in self.jobs if not job.is_due and job.count]


def desks_of(user: Any) -> list[Desk]:
    """One desk for each side a person works on; at most seventeen queries for somebody in all roles."""
    standing = standing_of(user)
    desks = []
    if standing.councils:
        desks.append(_council_desk(user))
    if standing.vendors:
        desks.append(_vendor_desk(user))
    if standing.is_assessor:
        desks.append(_assessor_desk(user))
    if standing.is_staff:
        desks.append(_staff_desk(user))
    return desks


def _council_desk(user: Any) -> Desk:
    statements = _by_status(Statement.objects.of_councils_of(user))
    mine = "challenges:my_statements"
    return Desk(
        "Your council",
        "council",
        [
            Job("returned with reasons", statements[StatementStatus.RETURNED], mine),
            Job("drafts to finish", statements[StatementStatus.DRAFT], mine),
            Job("questions to answer", Question.objects.waiting_for(user).count(), mine),
            Job(
                "events to tell the outcome of",
                outcomes_of_councils(user).count(),
                "showcase:follow_ups",
            ),
            *_people_to_check(standing_of(user).councils_led),
            Job("with the LGA", statements[StatementStatus.SUBMITTED], mine, is_due=False),
            Job("part of a challenge", statements[StatementStatus.ACCEPTED], mine, is_due=False),
        ],
        _starts(("State a challenge", "challenges:new_statement")),
    )


def _vendor_desk(user: Any) -> Desk:
    vendors = standing_of(user).vendors
    versions = _by_status(
        SolutionVersion.objects.filter(solution__vendor__in=vendors, superseded_at=None)
    )
    responses = _by_status(Response.objects.filter(solution__vendor__in=vendors))
    mine, replies = "vendors:my_solutions", "vendors:my_responses"
    return Desk(
        "Your organisation",
        "vendor",
        [
            Job("agreement to accept", _agreements_to_accept(vendors), "vendors:agreement"),
            Job("questions from the LGA", _clarifications_asked(vendors), mine),
            Job("solutions returned with reasons", versions[SolutionStatus.RETURNED], mine),
            Job("solutions under renewal", versions[SolutionStatus.LAPSED], mine),
            Job("solutions in draft", versions[SolutionStatus.DRAFT], mine),
            Job("responses in draft", responses[ResponseStatus.DRAFT], replies),
            Job(
                "questions from events",
                questions_to_answer(user).count(),
                "showcase:audience_questions",
            ),
            Job(
                "events to tell the outcome of",
                outcomes_of_vendors(user).count(),
                "showcase:follow_ups",
            ),
            *_people_to_check(standing_of(user).vendors_led),
            Job("solutions in vetting", _in_vetting(versions), mine, is_due=False),
            Job("responses offered", responses[ResponseStatus.OFFERED], replies, is_due=False),
        ],
        _starts(("Your solutions", mine), ("Find a challenge", "challenges:list")),
    )


def _assessor_desk(user: Any) -> Desk:
    assignments = _by_status(Assignment.objects.visible_to(user))
    mine = "vendors:my_assignments"
    return Desk(
        "Assessing",
        "assessor",
        [
            Job("to declare interests for", assignments[AssignmentStatus.ASSIGNED], mine),
            Job("to score", assignments[AssignmentStatus.SCORING], mine),
            Job("scored", assignments[AssignmentStatus.SUBMITTED], mine, is_due=False),
        ],
    )


STUCK = "?status=failed&status=in_doubt"


def _staff_desk(user: Any) -> Desk:
    statements = _by_status(Statement.objects.visible_to(user))
    versions = _by_status(SolutionVersion.objects.dossiers_for(user).filter(superseded_at=None))
    responses = Response.objects.visible_to(user).filter(status=ResponseStatus.OFFERED)
    stuck = Message.objects.filter(status__in=MessageStatus.stuck()).count()
    vetting = "vendors:vetting_list"
    return Desk(
        "LGA staff",
        "staff",
        [
            Job("statements to look at", statements["submitted"], "challenges:statement_queue"),
            Job("questions to answer", _questions_asked(), "challenges:staff_challenges"),
            Job("objections to settle", objections_to_answer().count(), "challenges:objections"),
            Job("solutions to check", versions["submitted"], vetting, "?status=submitted"),
            Job("solutions to moderate", versions["moderation"], vetting, "?status=moderation"),
            Job("appeals to answer", appeals_to_answer(user).count(), "vendors:appeals"),
            Job("renewals to check", renewals_to_check(user).count(), "vendors:renewals"),
            Job("responses to decide on", responses.count(), "vendors:shortlists"),
            Job("mails failed or in doubt", stuck, "notifications:messages", STUCK),
            *_people_waiting(user),
            Job("solutions in vetting", versions["in_vetting"], vetting, is_due=False),
            Job(
                "statements with a council",
                statements["returned"],
                "challenges:statement_queue",
                is_due=False,
            ),
        ],
    )


def _by_status(records: QuerySet[Any]) -> Counter[str]:
    return Counter(
        dict(records.order_by().values_list("status").annotate(Count("pk", distinct=True)))
    )


def _in_vetting(versions: Counter[str]) -> int:
    under_way = (SolutionStatus.SUBMITTED, SolutionStatus.IN_VETTING, SolutionStatus.MODERATION)
    return sum(versions[status] for status in under_way)


def _agreements_to_accept(vendors: Iterable[int]) -> int:
    current = Agreement.objects.current()
    if current is None:
        return 0
    accepted = AgreementAcceptance.objects.filter(agreement=current, vendor__in=vendors)
    return len(set(vendors) - set(accepted.values_list("vendor", flat=True)))


def _clarifications_asked(vendors: Iterable[int]) -> int:
    return Clarification.objects.waiting().filter(version__solution__vendor__in=vendors).count()


def _questions_asked() -> int:
    return Question.objects.waiting().count()


def _people_to_check(led: frozenset[int]) -> list[Job]:
    if not led:
        return []
    waiting = Membership.objects.waiting().filter(organisation__in=led).count()
    return [Job("people asking for a place", waiting, "accounts:our_people")]


def _people_waiting(user: Any) -> list[Job]:
    if not standing_of(user).is_administrator:
        return []
    waiting = Membership.objects.waiting().count()
    return [Job("people asking for a place", waiting, "accounts:people")]


def _starts(*offers: tuple[str, str]) -> list[tuple[str, str]]:
    """Text and address."""
    return [(text, reverse(url_name)) for text, url_name in offers]
