"""Every table of the open data: what is added here is exported, described and tested by itself."""

from django.utils import timezone

from challenges.models import Challenge
from showcase.open_data.records.councils import CouncilRecord
from showcase.open_data.records.events import OutcomeRecord
from showcase.open_data.records.questions import QuestionRecord
from showcase.open_data.records.reports import ReportRecord
from showcase.open_data.records.resources import ResourceRecord
from showcase.open_data.records.responses import ResponseRecord
from showcase.open_data.records.rounds import RoundRecord
from showcase.open_data.records.statements import StatementRecord
from showcase.open_data.records.themes import ThemeRecord
from showcase.open_data.records.whole.agenda import WholeEvent
from showcase.open_data.records.whole.around import WholeChallenge
from showcase.open_data.records.whole.checked import WholeSolution
from showcase.open_data.tables.table import Noun, Table
from showcase.queries.open_data import challenges, showcase, whole
from vendors.models import SolutionVersion

# Grows by one when a column goes or means something else, never when one is added; every edition tells it.
SHAPE = 1
PHASE_NOTE = "It says how many days are left, so it would change every night by itself."
NEIGHBOURS = ("part_of", "bundles", "related", "merged_from")
NEIGHBOUR = "It stands in its own row of this table, or on the page of the merged challenge."
WITHIN = "Lists within lists: the interface and the page have them."
OF_SOLUTION = "It stands in the table of solutions, or on the page of the session."
ROUNDS = {"round_id": "rounds"}

CHALLENGES = Noun(
    "challenges",
    WholeChallenge,
    lambda: whole.whole_challenges(Challenge.objects.public()),
)
# A council names every challenge that it designed or shares.
COUNCILS = Noun("councils", CouncilRecord, challenges.open_councils, at_once=10)
EVENTS = Noun("events", WholeEvent, whole.whole_events)
OUTCOMES = Noun(
    "outcomes",
    OutcomeRecord,
    showcase.open_outcomes,
    ("event__slug", "response__solution__slug", "council__name", "months"),
)
QUESTIONS = Noun("questions", QuestionRecord, challenges.open_questions, ("key",))
REPORTS = Noun("reports", ReportRecord, showcase.open_reports)
RESOURCES = Noun("resources", ResourceRecord, showcase.open_resources)
RESPONSES = Noun(
    "responses",
    ResponseRecord,
    showcase.open_responses,
    ("challenge__slug", "solution__slug"),
)
ROUND = Noun("rounds", RoundRecord, lambda: showcase.open_rounds(timezone.now()))
SOLUTIONS = Noun(
    "solutions",
    WholeSolution,
    lambda: whole.whole_solutions(SolutionVersion.objects.public()),
)
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
        elsewhere=("designers", "supporters.named", "supporters.notes", "versions"),
        left_out={
            "phase.note": PHASE_NOTE,
            "responses": "The table of solutions shown for challenges has them.",
            **{f"{name}.question": NEIGHBOUR for name in NEIGHBOURS},
        },
    ),
    Table(
        "challenge_versions",
        "Publications of challenges",
        "When each challenge was published anew, and what changed.",
        CHALLENGES,
        key=("challenge", "number"),
        each="versions",
        beside="challenge",
        links={"challenge": "challenges"},
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
        left_out={
            "checked": WITHIN,
            "being_renewed": "Nothing in a list of eligible solutions is being renewed.",
        },
    ),
    Table(
        "responses",
        "Solutions shown for challenges",
        "Shortlisted responses: which solution is shown for which challenge, and how it answers.",
        RESPONSES,
        key=("offered_to", "solution"),
        links={"challenge": "challenges", "solution": "solutions", **ROUNDS},
    ),
    Table(
        "events",
        "Events",
        "Showcase events, cancelled ones among them.",
        EVENTS,
        links=ROUNDS,
        elsewhere=("agenda",),
        left_out={"places": "They change by the hour: the interface and the page have them."},
    ),
    Table(
        "sessions",
        "Sessions of events",
        "What an event consists of, usually a challenge each.",
        EVENTS,
        each="agenda",
        beside="event",
        links={"event": "events", "challenge_id": "challenges"},
        left_out={
            "agenda.challenge.question": NEIGHBOUR,
            "agenda.speakers": "They are people. The page of the session names them.",
            "agenda.materials": WITHIN,
            "agenda.questions": WITHIN,
            "agenda.what_happened_next": "The table of what happened next has it.",
            **{f"agenda.shown.{name}": OF_SOLUTION for name in ("name", "vendor", "minutes")},
        },
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
    Table(
        "resources",
        "Case studies and guidance",
        "What staff wrote for councils and vendors, in its newest version.",
        RESOURCES,
        elsewhere=("links",),
    ),
    Table(
        "resource_links",
        "What case studies and guidance lead to",
        "Pages elsewhere that a resource names.",
        RESOURCES,
        key=(),
        each="links",
        beside="resource",
        links={"resource": "resources"},
    ),
)
NAMED = {table.name: table for table in TABLES}
