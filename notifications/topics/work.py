"""Topics of the work of councils, vendors, assessors and staff."""

from accounts.permissions import (
    ASSESSOR,
    COUNCIL_OFFICER,
    LGA_ADMINISTRATOR,
    LGA_STAFF,
    VENDOR_PERSON,
)
from notifications.topics.topic import Topic
from workflow.permissions import Permission

COUNCILS_AND_STAFF = Permission(
    "council officer or LGA staff",
    "officers of a council and LGA staff",
    lambda user, _: bool(COUNCIL_OFFICER.check(user) or LGA_STAFF.check(user)),
    otherwise="Only officers of a council and LGA staff get these mails.",
)
ASSESSORS_AND_STAFF = Permission(
    "assessor or LGA staff",
    "assessors and LGA staff",
    lambda user, _: bool(ASSESSOR.check(user) or LGA_STAFF.check(user)),
    otherwise="Only assessors and LGA staff get these mails.",
)
COUNCIL = (
    Topic(
        "statement_decisions",
        "Decisions about your statements",
        "You wrote a statement it is about, or your council did.",
        (
            "act_undone",
            "challenges_bundled",
            "challenges_merged",
            "objection_answered",
            "statement_accepted",
            "statement_detached",
            "statement_rejected",
            "statement_returned",
        ),
        COUNCIL_OFFICER,
        fixed="It decides what becomes of your words, and the time to object runs.",
    ),
    Topic(
        "statement_progress",
        "How your statements get on",
        "You wrote a statement it is about, or your council did.",
        (
            "challenge_published",
            "challenge_unpublished",
            "statement_submitted",
            "statements_handed_over",
        ),
        COUNCIL_OFFICER,
    ),
    Topic(
        "questions_to_answer",
        "Questions about your challenges",
        "Your council designed the challenge it is about, or you are LGA staff.",
        ("answer_returned", "question_asked"),
        COUNCILS_AND_STAFF,
        can_be_off=False,
    ),
)

VENDOR = (
    Topic(
        "decisions",
        "Decisions about your solutions and responses",
        "It decides about something your organisation submitted.",
        (
            "condition_settled",
            "renewal_confirmed",
            "renewal_refused",
            "response_not_shortlisted",
            "response_reserve",
            "response_shortlisted",
            "solution_decided",
            "solution_lapsed",
            "solution_returned",
        ),
        VENDOR_PERSON,
        fixed="It is a decision, and the time to appeal may run.",
    ),
    Topic(
        "clarifications",
        "Questions from the people who vet",
        "Your organisation’s solution is being vetted.",
        (
            "clarification_asked",
            "clarification_closed",
            "clarification_due",
            "clarification_extended",
        ),
        VENDOR_PERSON,
        fixed="Answers are due on a day, and vetting waits for them.",
    ),
    Topic(
        "appeals",
        "Your appeals",
        "Your organisation appealed against a decision.",
        ("appeal_dismissed", "appeal_lodged", "appeal_upheld"),
        VENDOR_PERSON,
        fixed="It is a step of an appeal.",
    ),
    Topic(
        "agreement",
        "The working-in-the-open agreement",
        "Your organisation is bound by the agreement.",
        ("agreement_accepted", "agreement_changed"),
        VENDOR_PERSON,
        fixed="It is what your organisation agreed to.",
    ),
    Topic(
        "dates",
        "Evidence and conditions with a date",
        "Your organisation has to do something by a date.",
        ("condition_due", "evidence_ending"),
        VENDOR_PERSON,
        can_be_off=False,
    ),
    Topic(
        "receipts",
        "Receipts for what you submit",
        "Your organisation submitted or offered something.",
        ("response_offered", "solution_submitted", "vendor_registered"),
        VENDOR_PERSON,
    ),
    Topic(
        "invited",
        "Challenges you are invited to answer",
        "A council or the LGA thinks that your solution may fit.",
        ("solution_invited",),
        VENDOR_PERSON,
    ),
    Topic(
        "own_questions",
        "Answers to your questions",
        "You asked a question about a challenge.",
        ("question_answered", "question_declined"),
        VENDOR_PERSON,
    ),
)

ASSESSING = (
    Topic(
        "assessing",
        "Solutions to score",
        "You score solutions, and keep a register of your interests.",
        (
            "assessor_asked",
            "assessor_assigned",
            "assignment_ended",
            "assignment_released",
            "register_to_renew",
        ),
        ASSESSORS_AND_STAFF,
        can_be_off=False,
    ),
)

STAFF = (
    Topic(
        "appeals_to_answer",
        "Appeals to answer",
        "You are LGA staff with no interest in the vendor.",
        ("appeal_due", "appeal_received", "appeal_reopened", "appeal_taken_back"),
        LGA_STAFF,
        fixed="The days to answer an appeal run.",
    ),
    Topic(
        "staff_dates",
        "Things with a date",
        "You are LGA staff, and somebody waits for an answer.",
        (
            "clarification_answered",
            "clarification_overdue",
            "condition_to_look_at",
            "objection_raised",
            "renewal_offered",
            "shortlist_place_freed",
        ),
        LGA_STAFF,
        can_be_off=False,
    ),
    Topic(
        "staff_queue",
        "New things in the queue",
        "You are LGA staff. The same stands on “Your work”.",
        (
            "answer_proposed",
            "assessor_unavailable",
            "response_received",
            "scores_submitted",
            "solution_received",
            "solution_withdrawn",
            "statement_received",
        ),
        LGA_STAFF,
    ),
    Topic(
        "alarms",
        "Alarms",
        "You are an LGA administrator, and the portal needs a person to look.",
        ("log_broken", "open_data_failed"),
        LGA_ADMINISTRATOR,
        fixed="Something is wrong.",
        is_urgent=True,
    ),
)
