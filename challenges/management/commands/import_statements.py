from challenges.actions.imports import import_statements
from challenges.round_import import RoundImport
from challenges.statement_sheet import COLUMNS


class Command(RoundImport):
    help = "Bring statements of another programme into a round, from CSV or Excel."
    columns = COLUMNS

    def bring_in(self, rows, *, file, **facts):
        return import_statements(rows, **facts)
