"""A merge copies to the survivor what the merged challenges have; their own rows stay as they are."""

from challenges.models import (
    Act,
    Challenge,
    ChallengeDesigner,
    ChallengeSource,
    Follow,
    Support,
)


def carry(act: Act) -> None:
    """Give the survivor the sources, supporters, designers and followers of the merged it lacks.

    Safe to repeat.
    """
    for part in merged_by(act):
        _carry_sources(act, part, act.target)
        _carry_supports(act, part, act.target)
        _carry_designers(act, part, act.target)
        _carry_follows(act, part, act.target)


def carry_again(survivor: Challenge) -> None:
    """What other merges brought as well, when the one that came first, or a statement, is gone."""
    for act in Act.objects.merges_into(survivor.pk):
        carry(act)


def merged_by(act: Act) -> list[Challenge]:
    parts = act.parts.select_related("challenge").order_by("position", "pk")
    return [part.challenge for part in parts if part.challenge]


def _carry_sources(act: Act, part: Challenge, survivor: Challenge) -> None:
    there = survivor.sources.attached().values("statement")
    lacking = part.sources.attached().exclude(statement__in=there).order_by("linked_at", "pk")
    ChallengeSource.objects.bulk_create(
        ChallengeSource(
            challenge=survivor,
            statement_id=source.statement_id,
            linked_by_id=source.linked_by_id,
            linked_at=source.linked_at,
            gives_credit=False,
            carried_by=act,
        )
        for source in lacking
    )


def _carry_supports(act: Act, part: Challenge, survivor: Challenge) -> None:
    there = survivor.supports.standing().values("organisation")
    lacking = part.supports.standing().exclude(organisation__in=there).order_by("given_at", "pk")
    Support.objects.bulk_create(
        Support(
            challenge=survivor,
            organisation_id=support.organisation_id,
            given_by_id=support.given_by_id,
            given_at=support.given_at,
            note=support.note,
            is_named=support.is_named,
            shows_note=support.shows_note,
            carried_by=act,
        )
        for support in lacking
    )


def _carry_designers(act: Act, part: Challenge, survivor: Challenge) -> None:
    """They come after the survivor's own, in their order; who leads stays."""
    there = list(survivor.designers.values_list("name", "organisation", "position"))
    names, known = {row[0] for row in there}, {row[1] for row in there} - {None}
    position = max((row[2] for row in there), default=-1) + 1
    ordered = part.designers.order_by("-is_lead", "position", "pk")
    lacking = [d for d in ordered if d.name not in names and d.organisation_id not in known]
    ChallengeDesigner.objects.bulk_create(
        ChallengeDesigner(
            challenge=survivor,
            organisation_id=designer.organisation_id,
            name=designer.name,
            is_lead=not there and number == 0,
            position=position + number,
            carried_by=act,
        )
        for number, designer in enumerate(lacking)
    )


def _carry_follows(act: Act, part: Challenge, survivor: Challenge) -> None:
    """From the merge on. Whoever stopped following the survivor does not begin again."""
    lacking = part.follows.standing().exclude(person__in=survivor.follows.values("person"))
    Follow.objects.bulk_create(
        Follow(
            challenge=survivor,
            person_id=follow.person_id,
            cause=follow.cause,
            since_at=act.at,
            carried_by=act,
        )
        for follow in lacking.order_by("pk")
    )
