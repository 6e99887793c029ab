"""Who is named as designer because of a statement or a merge, and until when."""

from collections.abc import Iterable

from accounts.models import Organisation
from challenges.models import Act, Challenge, ChallengeDesigner, Statement


def credit_designers(challenge: Challenge, statement: Statement) -> None:
    """Add the statement's council and sponsors, unless they stand there already. The first one leads.

    Of a draft only: once published, its designers change by `set_designers`, which makes a version.
    """
    position = challenge.designers.count()
    for organisation, name in _behind(statement):
        _, is_new = ChallengeDesigner.objects.get_or_create(
            challenge=challenge,
            name=name,
            defaults={
                "organisation": organisation,
                "position": position,
                "is_lead": position == 0,
            },
        )
        position += is_new


def drop_unfounded(challenge: Challenge, designers: Iterable[ChallengeDesigner]) -> None:
    """Take away those of the designers that nothing stands behind any more.

    Behind one stands that staff named it, the merge that brought it, or a statement joined here.
    What another merge would bring is for the caller to carry again. When the lead goes, the next
    in order leads.
    """
    stated = _behind_statements_of(challenge)
    for designer in designers:
        if designer.is_named or _still_brought(designer):
            continue
        if stated & _names(designer.organisation_id, designer.name):
            ChallengeDesigner.objects.filter(pk=designer.pk).update(carried_by=None)
        else:
            designer.delete()
    _let_somebody_lead(challenge)


def take_credit_away(challenge: Challenge, statement: Statement) -> None:
    """What `credit_designers` gave for a statement that no longer feeds the challenge.

    Where nobody would be left, those behind the other statements are credited: they were not while
    the challenge was public.
    """
    names = {name for behind in _behind(statement) for name in _names(*_id_and_name(behind))}
    credited = [
        designer
        for designer in challenge.designers.order_by("position", "pk")
        if names & _names(designer.organisation_id, designer.name)
    ]
    drop_unfounded(challenge, credited)
    if not challenge.designers.exists():
        for source in challenge.sources.attached().order_by("linked_at", "pk"):
            credit_designers(challenge, source.statement)


def _let_somebody_lead(challenge: Challenge) -> None:
    first = challenge.designers.order_by("-is_lead", "position", "pk").first()
    if first and not first.is_lead:
        challenge.designers.filter(pk=first.pk).update(is_lead=True)


def _still_brought(designer: ChallengeDesigner) -> bool:
    """By a merge that stands, whose merged challenges still name it."""
    act = Act.objects.standing().filter(pk=designer.carried_by_id)
    merged = ChallengeDesigner.objects.filter(challenge__in=act.values("parts__challenge"))
    names = _names(designer.organisation_id, designer.name)
    return any(names & _names(*named) for named in merged.values_list("organisation", "name"))


def _behind_statements_of(challenge: Challenge) -> set[int | str]:
    """Ids and names of the organisations named here for a statement, not for a merge."""
    joined = challenge.sources.attached().filter(gives_credit=True)
    sources = joined.select_related("statement__council")
    behind = [_id_and_name(who) for source in sources for who in _behind(source.statement)]
    return {key for who in behind for key in _names(*who)}


def _id_and_name(behind: tuple[Organisation | None, str]) -> tuple[int | None, str]:
    organisation, name = behind
    return organisation.pk if organisation else None, name


def _names(organisation: int | None, name: str) -> set[int | str]:
    """How a designer is known: by its row in the register, by the name as written, or by both."""
    return {name} if organisation is None else {organisation, name}


def _behind(statement: Statement) -> Iterable[tuple[Organisation | None, str]]:
    if statement.council:
        yield statement.council, statement.council.name
    for sponsor in statement.sponsors.select_related("organisation").order_by("position", "pk"):
        organisation = sponsor.organisation
        yield organisation, organisation.name if organisation else sponsor.name
