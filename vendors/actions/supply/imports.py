"""Solutions of a public list, held for their vendors to claim."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from accounts.queries.councils import council_resolver
from challenges.models import Round
from challenges.sponsors import Sponsor, note_on_text
from spreadsheets.importing import ImportOutcome, Progress, RefusedImport
from spreadsheets.rows import Row
from vendors.enums import CriteriaSetStatus
from vendors.models import CriteriaSet, Solution, SolutionUser
from vendors.slugs import free_slug
from vendors.solution_sheet import SolutionLine, read_lines
from workflow.engine import record

UNCLAIMED = "New ones are unclaimed listings: without a vendor, not vetted, not public."


@transaction.atomic
def import_solutions(
    rows: Sequence[Row],
    *,
    source: str,
    round: Round,
    at: datetime,
    dry_run: bool = False,
    progress: Progress = iter,
) -> ImportOutcome:
    """Every row that is not here yet becomes an unclaimed listing: a draft without a vendor.

    Nobody vetted it and nobody accepted the agreement for it, so it is not public. `source` names
    the list. Raises RefusedRows or RefusedImport, and writes nothing, when something is wrong.
    """
    lines = read_lines(rows, source=source, resolve=council_resolver())
    criteria_set = _criteria_for(round)
    outcome = ImportOutcome()
    present = set(Solution.objects.exclude(import_key=None).values_list("import_key", flat=True))
    for line in progress(lines):
        if line.solution.import_key in present:
            outcome.present += 1
            continue
        line.version.round, line.version.criteria_set = round, criteria_set
        _list(line, at=at)
        present.add(line.solution.import_key)
        outcome.new += 1
    if outcome.new:
        outcome.notes.append(UNCLAIMED)
    outcome.notes += note_on_text(user for line in lines for user in line.users)
    if dry_run:
        transaction.set_rollback(True)
    return outcome


def _criteria_for(round: Round) -> CriteriaSet:
    """The round's own set; before staff chose one, the newest that is published."""
    published = CriteriaSet.objects.filter(status=CriteriaSetStatus.PUBLISHED)
    own = published.filter(rounds__round=round).first()
    found = own or published.order_by("-published_at", "-pk").first()
    if found is None:
        raise RefusedImport(f"{round} has no criteria set, and none is published. Load one first.")
    return found


def _list(line: SolutionLine, *, at: datetime) -> None:
    solution, version = line.solution, line.version
    solution.slug = free_slug(Solution, solution.name)
    solution.created_at = version.created_at = version.saved_at = at
    solution.save()
    version.solution = solution
    version.save()
    _name_users(solution, line.users)
    record(version, "import", by=None, at=at, data={"source": solution.listed_from})


def _name_users(solution: Solution, users: Sequence[Sponsor]) -> None:
    SolutionUser.objects.bulk_create(
        SolutionUser(
            solution=solution, organisation=user.organisation, name=user.name, position=position
        )
        for position, user in enumerate(users)
    )
