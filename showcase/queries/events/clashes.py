"""What cannot be right in an agenda: two things at once, slots too long, interests that conflict."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any

from accounts.interests import vendors_declared_by
from showcase.models import ShowcaseEvent, Speaker
from vendors.models import Assignment, Conflict, Response

Flags = dict[int, list[str]]
Pair = tuple[str, int]


def flags_of(event: ShowcaseEvent, sessions: Sequence[Any], user: Any) -> Flags:
    """Sentences by the session they are about; nothing of a vendor this person has an interest in.

    The sessions are those that `sessions_of` read. Three queries at any length, none without addresses.
    """
    flags: Flags = defaultdict(list)
    for one, other in combinations(sessions, 2):
        for sentence in _at_once(one, other):
            flags[one.pk].append(sentence.format(other))
            flags[other.pk].append(sentence.format(one))
    for session in sessions:
        flags[session.pk] += [*_times(session, event)]
    _add_interests(sessions, flags, user)
    return dict(flags)


def _at_once(one: Any, other: Any) -> Iterator[str]:
    """Sentences with a gap for the name of the other session."""
    if one.ends_at <= other.starts_at or other.ends_at <= one.starts_at:
        return
    if one.room == other.room:
        where = f"in {one.room}" if one.room else "without a room of its own"
        yield f"“{{}}” is at the same time {where}."
    for name in sorted(_speakers(one) & _speakers(other)):
        yield f"{name} also speaks in “{{}}” at the same time."
    for name in sorted(_solutions(one) & _solutions(other)):
        yield f"{name} is also shown in “{{}}” at the same time."


def _times(session: Any, event: ShowcaseEvent) -> Iterator[str]:
    if session.starts_at < event.starts_at or session.ends_at > event.ends_at:
        yield "It is outside the hours of the event."
    length = (session.ends_at - session.starts_at).total_seconds() // 60
    wanted = sum(shown.minutes or 0 for shown in session.shown_publicly)
    if wanted > length:
        yield f"Its slots take {wanted} minutes, and it has {length:.0f}."


def _add_interests(sessions: Sequence[Any], flags: Flags, user: Any) -> None:
    speakers = [speaker for session in sessions for speaker in session.speakers.all()]
    emails = {speaker.email for speaker in speakers if speaker.email}
    if not emails:
        return
    declared, scored = _declared(emails), _scored(emails)
    hidden = set(vendors_declared_by(user).values_list("pk", flat=True))
    for session in sessions:
        shown = [one.response for one in session.shown_publicly]
        for speaker in session.speakers.all():
            for response in (r for r in shown if r.solution.vendor_id not in hidden):
                flags[session.pk] += _conflicts(speaker, response, declared, scored)


def _conflicts(
    speaker: Speaker, response: Response, declared: set[Pair], scored: set[Pair]
) -> list[str]:
    solution, sentences = response.solution, []
    if (speaker.email, solution.vendor_id) in declared:
        sentences.append(f"{speaker.name} declared an interest in {solution.vendor}.")
    if (speaker.email, solution.pk) in scored:
        sentences.append(f"{speaker.name} vetted {solution.name}.")
    return sentences


def _declared(emails: set[str]) -> set[Pair]:
    standing = Conflict.objects.filter(person__email__in=emails, lifted_at=None)
    return set(standing.values_list("person__email", "vendor"))


def _scored(emails: set[str]) -> set[Pair]:
    asked = Assignment.objects.filter(assessor__email__in=emails)
    return set(asked.values_list("assessor__email", "version__solution"))


def _speakers(session: Any) -> set[str]:
    return {speaker.name for speaker in session.speakers.all()}


def _solutions(session: Any) -> set[str]:
    return {shown.response.solution.name for shown in session.shown_publicly}
