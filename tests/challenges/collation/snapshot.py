"""Everything that an act of collation may change, as plain values that can be compared.

Versions are left out: they are history, and a merge of public challenges and its undoing both add one.
"""

from challenges.models import (
    Act,
    Challenge,
    ChallengeDesigner,
    ChallengeSource,
    Follow,
    Objection,
    Question,
    Statement,
    Support,
)

# A merge takes copies, so the row that stands is compared by what it says, not by its number.
TABLES = {
    "challenges": (
        Challenge.objects.all(),
        (
            "pk", "slug", "status", "title", "question", "description", "why_it_matters",
            "considerations", "theme", "round", "saved_at", "saved_by", "published_at", "closed_at",
            "parent", "merged_into", "merged_from",
        ),
    ),
    "sources": (
        ChallengeSource.objects.attached(),
        ("challenge", "statement", "linked_by", "linked_at", "carried_by"),
    ),
    "supports": (
        Support.objects.standing(),
        ("challenge", "organisation", "given_by", "given_at", "note", "is_named", "shows_note",
         "carried_by"),
    ),
    "designers": (
        ChallengeDesigner.objects.all(),
        ("challenge", "organisation", "name", "is_lead", "position", "is_named", "carried_by"),
    ),
    "follows": (
        Follow.objects.all(),
        ("challenge", "person", "cause", "since_at", "stopped_at", "carried_by"),
    ),
    "statements": (
        Statement.objects.all(),
        ("pk", "status", "question", "challenge", "council", "author", "submitted_at"),
    ),
    "questions": (Question.objects.all(), ("pk", "challenge", "status", "text", "answer")),
    "acts": (Act.objects.standing(), ("pk", "kind", "challenge", "pair", "reason")),
    "objections": (Objection.objects.all(), ("pk", "status")),
}  # fmt: skip


def snapshot():
    return {
        name: sorted(map(str, rows.all().values_list(*fields)))
        for name, (rows, fields) in TABLES.items()
    }


def kept_by_live_challenges():
    """What must never be lost: which statements feed, which councils share and design, in any live one."""
    live = Challenge.objects.exclude(status="merged")
    sources = ChallengeSource.objects.attached().filter(challenge__in=live)
    supports = Support.objects.standing().filter(challenge__in=live)
    designers = ChallengeDesigner.objects.filter(challenge__in=live)
    return {
        "statements": set(sources.values_list("statement", flat=True)),
        "supporters": set(supports.values_list("organisation", flat=True)),
        "designers": set(designers.values_list("name", flat=True)),
    }


def changed_since(before):
    """For each table that differs: the rows that were there only before, and those only now."""
    now = snapshot()
    return {
        name: (sorted(set(rows) - set(now[name])), sorted(set(now[name]) - set(rows)))
        for name, rows in before.items()
        if rows != now[name]
    }
