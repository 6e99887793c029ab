"""What statements, challenges and what is said about them keep of people."""

from collections.abc import Iterator

from django.urls import reverse

from accounts.models import User
from accounts.privacy.mapping import (
    Basis,
    Level,
    Purpose,
    Step,
    Theirs,
    keep,
    keep_nothing_of_people,
)
from accounts.privacy.retention.rules import THREE_YEARS, Rule, deleted
from challenges.enums import ImportStatus, StatementStatus
from challenges.models import Follow, Statement, StatementImport, ToldChallenge


def open_statements(person: User) -> Iterator[Step]:
    """Submitted and sent back ones have to be answered by somebody; a draft is theirs to drop."""
    waiting = Statement.objects.filter(
        author=person, status__in=[StatementStatus.SUBMITTED, StatementStatus.RETURNED]
    )
    for statement in waiting.select_related("council").order_by("pk"):
        words = f"Statement {statement.reference} is on its way: hand it over, or withdraw it."
        address = reverse("challenges:hand_over", args=[statement.council.slug, person.pk])
        yield Step(words, address)


IMPORTS = Rule(
    name="imports",
    what="Imports, with their notes; the spreadsheet goes as an unused file",
    then="deleted; the statements stay",
    standard_days=365,
    after="they were begun",
    why="Until the next round begins, questions about rows that did not come in can be answered.",
    due=lambda before: StatementImport.objects.filter(begun_at__lte=before).exclude(
        status=ImportStatus.RUNNING
    ),
)

DRAFTS = Rule(
    name="draft_statements",
    what="Drafts of statements that were never submitted, with their files",
    then="deleted",
    standard_days=THREE_YEARS,
    after="they were saved last",
    why="The next round, and the one after, can still take them up.",
    due=lambda before: Statement.objects.filter(
        status=StatementStatus.DRAFT,
        submitted_at=None,
        saved_at__lte=before,
        sources=None,
        objections=None,
    ),
)
STOPPED = Rule(
    name="stopped_following",
    what="Challenges somebody followed once",
    then="deleted",
    standard_days=365,
    after="they stopped",
    why="So long nobody is made to follow again what they stopped.",
    due=lambda before: Follow.objects.filter(stopped_at__lte=before),
)
TOLD = Rule(
    name="told_challenges",
    what="Which challenges a saved search has told somebody of",
    then="deleted",
    standard_days=730,
    after="they were told",
    why="So that nobody is told twice; by then a challenge is closed.",
    due=lambda before: ToldChallenge.objects.filter(told_at__lte=before),
)

OWN_WORDS = "already_tried challenge considerations measures outcomes people_affected question why_it_matters words"

keep(
    Purpose(
        what="Statements of councils",
        why="To know what councils need in their own words, and whom to ask. Words may name people against our advice.",
        basis=Basis.PUBLIC_TASK,
        level=Level.CONFIDENTIAL,
        kept="As long as the portal, once submitted.",
        rules=(DRAFTS,),
        seen_by="The council and LGA staff; once published everybody, with the council’s name, never a person’s.",
        first=(open_statements,),
        fields={
            "challenges.Statement": f"{OWN_WORDS} author saved_by",
            "challenges.StatementAttachment": "title",
            "challenges.Objection": "answer answered_by by text",
        },
        theirs=(
            Theirs(
                what="Statements you wrote",
                label="challenges.Statement",
                columns="reference question challenge why_it_matters considerations people_affected"
                " already_tried outcomes measures status created_at submitted_at",
                person="author",
            ),
            Theirs(
                what="Objections you raised",
                label="challenges.Objection",
                columns="statement__question text raised_at answer",
                person="by",
            ),
        ),
    ),
    Purpose(
        what="Imports of statements",
        why="To correct a spreadsheet row by row before anything comes in.",
        basis=Basis.PUBLIC_TASK,
        level=Level.CONFIDENTIAL,
        kept="While it runs.",
        seen_by="LGA staff.",
        fields={"challenges.StatementImport": "begun_by notes positions problem"},
        rules=(IMPORTS,),
    ),
    Purpose(
        what="Work on challenges",
        why="To explain who published, joined or merged what, and why.",
        basis=Basis.PUBLIC_TASK,
        level=Level.PERSONAL,
        kept="As long as the portal.",
        seen_by="LGA staff. The public reads the words without names.",
        fields={
            "challenges.Challenge": "saved_by",
            "challenges.ChallengeSource": "linked_by",
            "challenges.ChallengeVersion": "change_note published_by",
            "challenges.Act": "by data reason undone_by",
        },
    ),
    Purpose(
        what="Questions and answers",
        why="To give every vendor the same answers, whoever asks.",
        basis=Basis.PUBLIC_TASK,
        level=Level.CONFIDENTIAL,
        kept="As long as the challenge.",
        seen_by="Everybody reads the words; who asked only they and LGA staff know.",
        fields={
            "challenges.Question": "answer answered_by asked_by original_text proposed_by text",
            "challenges.Correction": "answer_before by reason text_before",
        },
        theirs=(
            Theirs(
                what="Questions you asked",
                label="challenges.Question",
                columns="challenge__title original_text text asked_at answer",
                person="asked_by",
            ),
        ),
    ),
    Purpose(
        what="The contact log",
        why="Procurement law wants every vendor treated alike (Procurement Act 2023, section 16).",
        basis=Basis.LEGAL_DUTY,
        level=Level.CONFIDENTIAL,
        kept="As long as the challenge; it cannot be changed.",
        seen_by="LGA staff; the council and the vendor of each contact; what all vendors were told, all of them.",
        fields={"challenges.Contact": "by subject text"},
        theirs=(
            Theirs(
                what="Contacts you noted or had",
                label="challenges.Contact",
                columns="challenge__title at subject text",
                person="by",
            ),
        ),
    ),
    Purpose(
        what="Support of challenges",
        why="To show how many councils share a need, and say which where they agree.",
        basis=Basis.PUBLIC_TASK,
        level=Level.PERSONAL,
        kept="As long as the challenge, withdrawn support too.",
        seen_by="The council and LGA staff; everybody, without the person, where the council agreed.",
        fields={"challenges.Support": "given_by note"},
        theirs=(
            Theirs(
                what="Support you gave for your council",
                label="challenges.Support",
                columns="challenge__title note given_at withdrawn_at",
                person="given_by",
            ),
        ),
    ),
    Purpose(
        what="Following and saved searches",
        why="To tell somebody the news they asked for, each once.",
        basis=Basis.CONSENT,
        level=Level.PERSONAL,
        kept="Until the person stops or deletes it.",
        rules=(STOPPED, TOLD),
        seen_by="The person.",
        fields={
            "challenges.Follow": "person",
            "challenges.NewsPreference": "person",
            "challenges.SavedSearch": "name person query",
            "challenges.ToldChallenge": "person",
        },
        theirs=(
            Theirs(
                what="Challenges you follow or followed",
                label="challenges.Follow",
                columns="challenge__title since_at stopped_at",
                person="person",
                erased=deleted,
            ),
            Theirs(
                what="How you get their news",
                label="challenges.NewsPreference",
                columns="pace told_until",
                person="person",
                erased=deleted,
            ),
            Theirs(
                what="Searches you saved",
                label="challenges.SavedSearch",
                columns="name query created_at",
                person="person",
                erased=deleted,
            ),
            Theirs(
                what="Challenges we told you of",
                label="challenges.ToldChallenge",
                columns="challenge__title told_at",
                person="person",
                erased=deleted,
            ),
        ),
    ),
)

keep_nothing_of_people(
    {
        # Written by staff for the public, from what stands in statements.
        "challenges.Challenge": "considerations description question title why_it_matters words",
        "challenges.ChallengeVersion": "facts text",
        "challenges.Act": "pair",
        "challenges.ChallengeDesigner": "name",
        "challenges.KindOfAI": "definition name",
        "challenges.PerceivedRisk": "name",
        "challenges.Question": "key",
        "challenges.Round": "name summary",
        "challenges.ServiceArea": "name",
        "challenges.Statement": "data_involved import_key reference source_kind source_programme source_url",
        "challenges.StatementSponsor": "name",
        "challenges.Theme": "name question",
    }
)
