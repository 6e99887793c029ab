from datetime import datetime

from accounts.permissions import LGA_STAFF
from challenges.completeness import missing_from_challenge, missing_from_statement
from challenges.enums import ActKind
from challenges.enums import ActStatus as A
from challenges.enums import ChallengeStatus as C
from challenges.enums import ImportStatus as I
from challenges.enums import ObjectionStatus as O
from challenges.enums import QuestionStatus as Q
from challenges.enums import StatementStatus as S
from challenges.models import Act, Challenge, Objection, Question, Statement, StatementImport
from challenges.rules import ANSWERS_QUESTIONS, DESIGNED_CHALLENGE, OWN_STATEMENT
from workflow.engine import Lifecycle, StatusWords, Transition
from workflow.permissions import ALLOWED, Permission, Verdict, refused

ANSWERS_THIS = Permission(
    "answers this question",
    ANSWERS_QUESTIONS.sentence,
    lambda user, question: ANSWERS_QUESTIONS.check(user, question.challenge),
    otherwise=ANSWERS_QUESTIONS.otherwise,
)
PROPOSES_ANSWER = Permission(
    "proposes an answer",
    DESIGNED_CHALLENGE.sentence,
    lambda user, question: DESIGNED_CHALLENGE.check(user, question.challenge),
    otherwise=DESIGNED_CHALLENGE.otherwise,
)


def _statement_ready(statement: Statement, at: datetime) -> Verdict:
    missing = missing_from_statement(statement)
    if missing:
        return refused(f"Still to answer: {'; '.join(missing)}.")
    if statement.status == S.DRAFT and not statement.round.takes_statements(at):
        return refused("This round is not taking statements now. Your draft is kept.")
    return ALLOWED


def _has_author(statement: Statement, at: datetime) -> Verdict:
    if statement.author_id:
        return ALLOWED
    return refused("This statement was imported: nobody can edit it.")


def _has_source(statement: Statement, at: datetime) -> Verdict:
    if statement.sources.filter(detached_at=None).exists():
        return ALLOWED
    return refused("Link the statement to a challenge to accept it.")


def _has_no_source(statement: Statement, at: datetime) -> Verdict:
    if statement.sources.filter(detached_at=None).exists():
        return refused("The statement still feeds a challenge.")
    return ALLOWED


def _challenge_ready(challenge: Challenge, at: datetime) -> Verdict:
    missing = missing_from_challenge(challenge)
    return refused(f"Still to write: {'; '.join(missing)}.") if missing else ALLOWED


def _may_be_published(challenge: Challenge, at: datetime) -> Verdict:
    if Objection.objects.about(challenge).unsettled().exists():
        return refused("An author objected to where their words went. Settle the objection first.")
    return _challenge_ready(challenge, at)


def _nothing_builds_on(act: Act, at: datetime) -> Verdict:
    """A merge is undone after the later merge that took its survivor along."""
    if act.kind != ActKind.MERGE:
        return ALLOWED
    merges = Act.objects.standing().filter(kind=ActKind.MERGE, parts__challenge=act.challenge_id)
    later = merges.select_related("challenge").order_by("-pk").first()
    if later is None:
        return ALLOWED
    into = later.challenge.title if later.challenge else ""
    return refused(f"A later act builds on this one. Undo the merge into “{into}” first.")


def _before_answers_close(question: Question, at: datetime) -> Verdict:
    if at < question.challenge.round.answers_close_at:
        return ALLOWED
    return refused("The time for answers to this round is over.")


STATEMENT = Lifecycle(
    "challenges.statement",
    title="Statement",
    initial=S.DRAFT,
    words={
        S.DRAFT: StatusWords("Draft", "Draft", "council officer", "grey"),
        S.SUBMITTED: StatusWords("Needs a first look", "Received", "LGA staff", "sun"),
        S.RETURNED: StatusWords(
            "With the council", "Returned with reasons", "council officer", "brick"
        ),
        S.ACCEPTED: StatusWords("Accepted", "Part of a challenge", "nobody", "sea", final=True),
        S.REJECTED: StatusWords("Rejected", "Not taken forward", "nobody", "grey", final=True),
        S.WITHDRAWN: StatusWords("Withdrawn", "Withdrawn", "nobody", "grey", final=True),
    },
    transitions=[
        Transition(
            "submit",
            "Submit statement",
            (S.DRAFT, S.RETURNED),
            S.SUBMITTED,
            OWN_STATEMENT,
            guard=_statement_ready,
        ),
        Transition("import", "Import from a spreadsheet", (S.DRAFT,), S.SUBMITTED, None),
        Transition(
            "return",
            "Return to the council",
            (S.SUBMITTED,),
            S.RETURNED,
            LGA_STAFF,
            reason_required=True,
            guard=_has_author,
        ),
        Transition("accept", "Accept", (S.SUBMITTED,), S.ACCEPTED, LGA_STAFF, guard=_has_source),
        Transition(
            "reopen",
            "Back to the queue",
            (S.ACCEPTED,),
            S.SUBMITTED,
            LGA_STAFF,
            guard=_has_no_source,
        ),
        Transition("reject", "Reject", (S.SUBMITTED,), S.REJECTED, LGA_STAFF, reason_required=True),
        Transition(
            "withdraw", "Withdraw", (S.DRAFT, S.SUBMITTED, S.RETURNED), S.WITHDRAWN, OWN_STATEMENT
        ),
    ],
)

CHALLENGE = Lifecycle(
    "challenges.challenge",
    title="Challenge",
    initial=C.DRAFT,
    words={
        C.DRAFT: StatusWords("Draft", "Draft", "LGA staff", "grey"),
        C.PUBLISHED: StatusWords("Published", "Open", "LGA staff", "sea"),
        C.CLOSED: StatusWords("Closed", "Closed", "LGA staff", "grey"),
        C.ARCHIVED: StatusWords("Archived", "Archived", "nobody", "grey", final=True),
        C.MERGED: StatusWords("Merged", "Part of another challenge", "nobody", "grey"),
    },
    transitions=[
        Transition(
            "publish", "Publish", (C.DRAFT,), C.PUBLISHED, LGA_STAFF, guard=_may_be_published
        ),
        Transition(
            "revise",
            "Publish changes",
            (C.PUBLISHED,),
            C.PUBLISHED,
            LGA_STAFF,
            reason_required=True,
            guard=_challenge_ready,
        ),
        Transition(
            "unpublish", "Unpublish", (C.PUBLISHED,), C.DRAFT, LGA_STAFF, reason_required=True
        ),
        Transition("close", "Close", (C.PUBLISHED,), C.CLOSED, LGA_STAFF),
        Transition("archive", "Archive", (C.CLOSED,), C.ARCHIVED, LGA_STAFF),
        Transition("merge", "Merge into another", (C.DRAFT, C.PUBLISHED), C.MERGED, LGA_STAFF),
        Transition("restore", "Undo the merge", (C.MERGED,), C.PUBLISHED, LGA_STAFF),
        Transition("restore_draft", "Undo the merge of a draft", (C.MERGED,), C.DRAFT, LGA_STAFF),
    ],
)

ACT = Lifecycle(
    "challenges.act",
    title="Link, bundle or merge",
    initial=A.STANDING,
    words={
        A.STANDING: StatusWords("Standing", "Standing", "nobody", "sea", final=True),
        A.UNDONE: StatusWords("Undone", "Undone", "nobody", "grey", final=True),
    },
    transitions=[
        Transition("undo", "Undo", (A.STANDING,), A.UNDONE, LGA_STAFF, guard=_nothing_builds_on),
    ],
)

OBJECTION = Lifecycle(
    "challenges.objection",
    title="Objection of an author",
    initial=O.RAISED,
    words={
        O.RAISED: StatusWords("Needs an answer", "Raised", "LGA staff", "sun"),
        O.UPHELD: StatusWords("Upheld", "Upheld", "LGA staff", "brick", final=True),
        O.KEPT: StatusWords("Kept as it is", "Kept as it is", "nobody", "grey", final=True),
    },
    transitions=[
        Transition("uphold", "Uphold the objection", (O.RAISED,), O.UPHELD, LGA_STAFF),
        Transition("keep", "Keep it as it is", (O.RAISED,), O.KEPT, LGA_STAFF),
    ],
)

QUESTION = Lifecycle(
    "challenges.question",
    title="Question on a challenge",
    initial=Q.ASKED,
    words={
        Q.ASKED: StatusWords("Needs an answer", "Asked", "designers and LGA staff", "sun"),
        Q.PROPOSED: StatusWords("Answer to publish", "Being answered", "LGA staff", "sun"),
        Q.ANSWERED: StatusWords("Answered", "Answered", "nobody", "sea", final=True),
        Q.DECLINED: StatusWords("Not published", "Not published", "nobody", "grey", final=True),
    },
    transitions=[
        Transition(
            "propose",
            "Propose an answer",
            (Q.ASKED,),
            Q.PROPOSED,
            PROPOSES_ANSWER,
            guard=_before_answers_close,
        ),
        Transition("take_back", "Take the answer back", (Q.PROPOSED,), Q.ASKED, PROPOSES_ANSWER),
        Transition(
            "return",
            "Back to the designers",
            (Q.PROPOSED,),
            Q.ASKED,
            LGA_STAFF,
            reason_required=True,
        ),
        Transition(
            "answer",
            "Publish answer",
            (Q.ASKED, Q.PROPOSED),
            Q.ANSWERED,
            LGA_STAFF,
            guard=_before_answers_close,
        ),
        Transition("correct", "Correct", (Q.ANSWERED,), Q.ANSWERED, LGA_STAFF),
        Transition(
            "decline",
            "Do not publish",
            (Q.ASKED, Q.PROPOSED),
            Q.DECLINED,
            LGA_STAFF,
            reason_required=True,
        ),
    ],
)


def _is_scanned(begun: StatementImport, at: datetime) -> Verdict:
    if begun.document.is_clean:
        return ALLOWED
    return refused("The virus scan has not passed this file.")


STATEMENT_IMPORT = Lifecycle(
    "challenges.statementimport",
    title="Import of statements",
    initial=I.UPLOADED,
    words={
        I.UPLOADED: StatusWords("Columns to match", "Uploaded", "LGA staff", "sun"),
        I.READY: StatusWords("Ready to import", "Ready", "LGA staff", "sun"),
        I.RUNNING: StatusWords("Being imported", "Running", "the portal", "sea"),
        I.IMPORTED: StatusWords("Imported", "Imported", "nobody", "sea", final=True),
        I.DISCARDED: StatusWords("Discarded", "Discarded", "nobody", "grey", final=True),
    },
    transitions=[
        Transition(
            "place",
            "Match the columns",
            (I.UPLOADED, I.READY),
            I.READY,
            LGA_STAFF,
            guard=_is_scanned,
        ),
        Transition("start", "Import", (I.READY,), I.RUNNING, LGA_STAFF, guard=_is_scanned),
        Transition("finish", "Finish", (I.RUNNING,), I.IMPORTED, None),
        Transition("fail", "Stop and bring in nothing", (I.RUNNING,), I.READY, None),
        Transition("discard", "Discard", (I.UPLOADED, I.READY), I.DISCARDED, LGA_STAFF),
    ],
)
