"""The pages of an import of statements: accessible, and fitting at every width."""

from django.urls import reverse

from tests.journeys import imports, people
from tests.journeys.rounds import past_round


def at(name, one=None):
    return reverse(f"challenges:{name}", args=[one.pk] if one else [])


def test_import_pages_are_accessible_and_fit(look):
    staff, round = people.staff(), past_round()
    look(staff, {"imports-empty": at("imports"), "import-new": at("new_import")})
    waiting, placed = imports.begun(round=round, scanned=False), imports.ready(round=round)
    wrong = imports.ready(imports.sheet("Question,Year\n,soon\n"), round=round)
    done = imports.imported(imports.sheet("Question\nHow can we rest?\n"), round=round)
    look(
        staff,
        {
            "imports": at("imports"),
            "import-waiting": at("import", waiting),
            "import-columns": at("place_columns", placed),
            "import-preview": at("preview_import", placed),
            "import-faults": at("import_faults", wrong),
            "import-preview-wrong": at("preview_import", wrong),
            "import-done": at("import", done),
        },
    )
