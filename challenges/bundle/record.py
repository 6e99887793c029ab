"""What the record of one challenge holds for one reader: facts alone, ready for JSON and for pages."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import timezone

from accounts.models import User
from accounts.standing import standing_of
from challenges.bundle.told import told_about
from challenges.enums import ChallengeStatus, QuestionStatus
from challenges.lifecycle import CHALLENGE
from challenges.models import (
    Challenge,
    ChallengeSource,
    Contact,
    Question,
    Round,
    Statement,
)
from challenges.queries.challenges import sources_of
from challenges.queries.contacts import contact_log
from challenges.queries.supporters import supporters_of
from challenges.templatetags.challenge_parts import credit, statement_words

FORMAT = 1


def record_of(challenge: Challenge, *, reader: User) -> dict[str, Any]:
    """The same state and the same kind of reader give the same record. About fifteen queries."""
    sources = _public_sources(challenge)
    return {
        "format": FORMAT,
        "read_by": "LGA staff" if standing_of(reader).is_staff else "a council that designed it",
        "challenge": _challenge(challenge),
        "round": _round(challenge.round),
        "versions": _versions(challenge),
        "merged": _merged(challenge),
        "statements": [_statement(source) for source in sources],
        "questions": _questions(challenge),
        "supporters": _supporters(challenge),
        "contacts": [_contact(line) for line in _contacts(challenge, reader)],
        "told": told_about(challenge, sources, reader),
        "responses": _responses(challenge),
    }


def counts_of(record: dict[str, Any]) -> dict[str, int]:
    """How many there are of each, for whoever checks the record against its index."""
    questions, supporters = record["questions"], record["supporters"]
    return {
        "versions": len(record["versions"]),
        "statements": len(record["statements"]),
        "questions answered": len(questions["answered"]),
        "questions waiting": questions["waiting"],
        "questions not published": questions["not_published"],
        "supporters": len(supporters["named"]) + supporters["unnamed"],
        "contacts": len(record["contacts"]),
        "messages": sum(line["people"] for line in record["told"]),
        "responses shown": len(record["responses"]),
    }


def moment(at: datetime | None) -> str:
    """ISO 8601 with the offset of London on that day."""
    return timezone.localtime(at).isoformat(timespec="seconds") if at else ""


def _challenge(challenge: Challenge) -> dict[str, Any]:
    return {
        "title": challenge.title,
        "question": challenge.question,
        "theme": challenge.theme.name,
        "state": CHALLENGE.words[challenge.status].public,
        "address": f"{settings.SITE_URL}/challenges/{challenge.slug}/",
        "slug": challenge.slug,
        "designers": [
            {"name": designer.name, "is_lead": designer.is_lead}
            for designer in challenge.designers.all()
        ],
        "first_published_at": moment(challenge.published_at),
        "closed_at": moment(challenge.closed_at),
    }


def _round(round: Round) -> dict[str, str]:
    dates = (
        "statements_open_at",
        "statements_close_at",
        "solutions_open_at",
        "solutions_close_at",
        "questions_close_at",
        "answers_close_at",
    )
    return {
        "name": round.name,
        **{name: moment(getattr(round, name)) for name in dates},
        "decisions_on": round.decisions_on.isoformat(),
    }


def _versions(challenge: Challenge) -> list[dict[str, Any]]:
    return [
        {
            "number": version.number,
            "published_at": moment(version.published_at),
            "change_note": version.change_note,
            "text": version.text,
        }
        for version in sorted(challenge.versions.all(), key=lambda version: version.number)
    ]


def _merged(challenge: Challenge) -> list[dict[str, Any]]:
    """What was public by itself before it became part of this one, with its own versions."""
    public = challenge.absorbed.filter(merged_from=ChallengeStatus.PUBLISHED).defer("words")
    return [
        {
            "title": one.title,
            "slug": one.slug,
            "address": f"{settings.SITE_URL}/challenges/{one.slug}/",
            "versions": _versions(one),
        }
        for one in public.prefetch_related("versions").order_by("published_at", "pk")
    ]


def _public_sources(challenge: Challenge) -> list[ChallengeSource]:
    """Of a statement that is not public, not even its reference leaves the portal."""
    public = set(
        Statement.objects.public().filter(challenges=challenge).values_list("pk", flat=True)
    )
    return [source for source in sources_of(challenge) if source.statement_id in public]


def _statement(source: ChallengeSource) -> dict[str, Any]:
    told = statement_words(source.statement)
    return {
        "reference": source.statement.reference,
        "question": source.statement.question,
        "made_by": credit(source.statement),
        "submitted_at": moment(source.statement.submitted_at),
        "joined_at": moment(source.linked_at),
        "words": [{"title": title, "text": text} for title, text in told["parts"] + told["facts"]],
    }


def _questions(challenge: Challenge) -> dict[str, Any]:
    """Without when they were asked: that could tell by whom."""
    asked = Question.objects.filter(challenge__in=Challenge.objects.absorbed_by(challenge))
    states = list(asked.values_list("status", flat=True))
    declined = states.count(QuestionStatus.DECLINED)
    answered = [
        {
            "question": question.text,
            "answer": question.answer,
            "answered_at": moment(question.answered_at),
            "corrected_at": moment(question.corrected_at),
        }
        for question in asked.public().order_by("-answered_at", "key")
    ]
    return {
        "answered": answered,
        "waiting": len(states) - declined - len(answered),
        "not_published": declined,
    }


def _supporters(challenge: Challenge) -> dict[str, Any]:
    """As everybody reads them: who is not named stays so, for staff too."""
    supporters = supporters_of(challenge)
    return {
        "named": [
            {"name": support.organisation.name, "note": support.note}
            for support in supporters.named
        ],
        "unnamed": supporters.unnamed,
        "notes_of_unnamed": supporters.notes,
    }


def _contacts(challenge: Challenge, reader: User) -> list[Contact]:
    about = Challenge.objects.absorbed_by(challenge)
    return list(contact_log(reader).filter(challenge__in=about))


def _contact(line: Contact) -> dict[str, str]:
    return {
        "at": moment(line.at),
        "from": line.sender,
        "to": line.receiver,
        "person": str(line.by) if line.council else "",
        "kind": line.get_kind_display(),
        "subject": line.shown_subject,
        "text": line.shown_text,
    }


def _responses(challenge: Challenge) -> list[dict[str, str]]:
    """Those that everybody may read."""
    model: Any = Challenge._meta.get_field("responses").related_model  # of the app above
    made_for = Challenge.objects.absorbed_by(challenge)
    shown = model.objects.public().filter(challenge__in=made_for)
    ordered = shown.select_related("solution__vendor").order_by("decided_at", "pk")
    return [
        {
            "solution": response.solution.name,
            "vendor": response.solution.vendor.name,
            "text": response.text,
            "outcome": response.get_status_display(),
            "decided_at": moment(response.decided_at),
        }
        for response in ordered
    ]
