from challenges.round_import import RoundImport
from vendors.actions.supply.imports import import_solutions
from vendors.solution_sheet import COLUMNS


class Command(RoundImport):
    help = "List solutions of a public list in a round, unclaimed, from CSV or Excel."
    columns = COLUMNS

    def bring_in(self, rows, *, file, **facts):
        return import_solutions(rows, source=file.name[-200:], **facts)
