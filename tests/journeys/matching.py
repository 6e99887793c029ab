"""Texts brought into matching the way a worker does, and what people do with suggestions."""

from django.utils import timezone

from challenges.actions.designers import set_designers
from matching.actions.counting import count_words
from matching.actions.indexing import forget_orphans, read_stale
from matching.actions.invitations import invite_solution
from matching.actions.setting_aside import Why, set_aside
from matching.embedding.answering import answer
from matching.embedding.readable import readable
from matching.enums import SetAsideReason
from matching.models import Entry
from matching.sources import SOURCES
from tests.journeys import challenges, people


def read_everything():
    """What a sweep does, with the real model: every text read and every word counted."""
    for source in SOURCES.values():
        forget_orphans(source)
        for _ in read_stale(source, at=timezone.now()):
            pass
        count_words(source.kind, at=timezone.now())


def entry_of(kind, record):
    return Entry.objects.get(kind=kind, subject_id=record.pk)


def embedded(question):
    """The embedder answered this question a moment ago, so that no page waits for it."""
    answer([readable(question)])
    return question


def invited(challenge, version, *, by=None):
    """By an officer of the council behind the challenge, or by staff."""
    return invite_solution(challenge, version, by=by or people.desk(), at=timezone.now())


def not_for(council, challenge, version, reason=SetAsideReason.COST, *, by=None, **said):
    """What an officer of this council says of a solution, to a challenge it designed."""
    return set_aside(
        challenge,
        version.solution,
        council=council,
        why=Why(reason, **said),
        by=by or people.officer(council),
        at=timezone.now(),
    )


def designed_by(*councils, **challenge):
    """A published challenge that these councils designed, the first of them leading."""
    made = challenges.challenge_at(by=people.officer(councils[0]), **challenge)
    names = [council.name for council in councils]
    set_designers(made, names, lead=names[0], by=people.desk(), at=timezone.now())
    return made
