"""Every table of the open data: what is added here is exported, described and tested by itself."""

from django.utils import timezone

from showcase.open_data.records.challenges import ChallengeRecord
from showcase.open_data.records.councils import CouncilRecord
from showcase.open_data.records.events import EventRecord, OutcomeRecord, SessionRecord
from showcase.open_data.records.questions import QuestionRecord
from showcase.open_data.records.reports import ReportRecord
from showcase.open_data.records.responses import ResponseRecord
from showcase.open_data.records.rounds import RoundRecord
from showcase.open_data.records.solutions import SolutionRecord
from showcase.open_data.records.statements import StatementRecord
from showcase.open_data.records.themes import ThemeRecord
from showcase.open_data.table import Noun, Table
from showcase.queries.open_data import challenges, showcase

# Grows by one when a column is added, and is told in every edition.
SHAPE = 1
PHASE_NOTE = "It says how many days are left, so it would change every night by itself."
ROUNDS = {"round_id": "rounds"}

CHALLENGES = Noun("challenges", ChallengeRecord, challenges.open_challenges)
COUNCILS = Noun("councils", CouncilRecord, challenges.open_councils)
EVENTS = Noun("events", EventRecord, showcase.open_events)
OUTCOMES = Noun(
    "outcomes",
    OutcomeRecord,
    showcase.open_outcomes,
    ("event__slug", "response__solution__slug", "council__name", "months"),
)
QUESTIONS = Noun("questions", QuestionRecord, challenges.open_questions, ("key",))
REPORTS = Noun("reports", ReportRecord, showcase.open_reports)
RESPONSES = Noun(
    "responses",
    ResponseRecord,
    showcase.open_responses,
    ("challenge__slug", "solution__slug"),
)
ROUND = Noun("rounds", RoundRecord, lambda: showcase.open_rounds(timezone.now()))
SESSIONS = Noun("sessions", SessionRecord, showcase.open_sessions, ("event__slug", "starts_at"))
SOLUTIONS = Noun("solutions", SolutionRecord, showcase.open_solutions)
STATEMENTS = Noun("statements", StatementRecord, challenges.open_statements, ("reference",))
THEMES = Noun("themes", ThemeRecord, challenges.open_themes)

TABLES = (
    Table("rounds", "Rounds", "Runs of the programme that have begun.", ROUND),
    Table("themes", "Themes", "What challenges are grouped by.", THEMES),
    Table("councils", "Councils", "Councils that published challenges name.", COUNCILS),
    Table(
        "statements",
        "Statements",
        "What councils stated, in their own words, where it became part of a published challenge.",
        STATEMENTS,
        links=ROUNDS,
    ),
    Table(
        "challenges",
        "Challenges",
        "Published challenges, each as one question.",
        CHALLENGES,
        links={"theme_id": "themes", **ROUNDS},
        elsewhere=("designers", "supporters.named", "supporters.notes"),
        left_out={"phase.note": PHASE_NOTE},
    ),
    Table(
        "challenge_designers",
        "Who designed the challenges",
        "Organisations that designed a challenge, not only councils.",
        CHALLENGES,
        key=("challenge", "name"),
        each="designers",
        beside="challenge",
        links={"challenge": "challenges"},
    ),
    Table(
        "challenge_supporters",
        "Who shares the challenges",
        "Councils that share a challenge and may be named.",
        CHALLENGES,
        key=("challenge", "name"),
        each="supporters.named",
        beside="challenge",
        links={"challenge": "challenges"},
    ),
    Table(
        "challenge_notes",
        "What councils say that are not named",
        "Sentences of councils that share a challenge and would rather not be named.",
        CHALLENGES,
        key=(),
        each="supporters.notes",
        beside="challenge",
        links={"challenge": "challenges"},
    ),
    Table(
        "questions",
        "Questions and answers",
        "What was asked about challenges, and the published answers. Nobody is named.",
        QUESTIONS,
        links={"challenge": "challenges"},
    ),
    Table(
        "solutions",
        "Eligible solutions",
        "Solutions that were checked and found eligible, some with conditions.",
        SOLUTIONS,
        links=ROUNDS,
    ),
    Table(
        "responses",
        "Solutions shown for challenges",
        "Shortlisted responses: which solution is shown for which challenge, and how it answers.",
        RESPONSES,
        key=("offered_to", "solution"),
        links={"challenge": "challenges", "solution": "solutions", **ROUNDS},
    ),
    Table("events", "Events", "Showcase events, cancelled ones among them.", EVENTS, links=ROUNDS),
    Table(
        "sessions",
        "Sessions of events",
        "What an event consists of, usually a challenge each.",
        SESSIONS,
        links={"event": "events"},
    ),
    Table(
        "outcomes",
        "What happened next",
        "What came of shown solutions at councils, once both sides agree.",
        OUTCOMES,
        key=("event", "challenge", "solution", "council", "months"),
        links={"event": "events", "solution": "solutions"},
    ),
    Table(
        "reports",
        "Reports",
        "Published reports.",
        REPORTS,
        links=ROUNDS,
        elsewhere=("versions",),
    ),
    Table(
        "report_versions",
        "Versions of reports",
        "Each published version with its files. None ever changes.",
        REPORTS,
        key=("report", "number"),
        each="versions",
        beside="report",
        links={"report": "reports"},
    ),
)
NAMED = {table.name: table for table in TABLES}
