"""An import of a spreadsheet, page by page."""

from collections.abc import Sequence

from django import forms
from openpyxl.utils import get_column_letter

from challenges.models import Round
from challenges.statement_sheet import COLUMNS
from documents.enums import FileType
from documents.forms import UploadField
from documents.inspection import UploadRefused, inspect_upload
from spreadsheets.headings import Placement, best_guess, placed_by
from spreadsheets.rows import Cells

SPREADSHEETS = (FileType.CSV, FileType.TXT, FileType.XLSX)
ENDINGS = ".csv,.txt,.xlsx"
MOST_COLUMNS = 100
INSTEAD = {
    "type": "This is no spreadsheet. Choose a CSV file or an Excel workbook (.xlsx).",
    "old": "This is an old or password-protected workbook. Save it without a password as .xlsx or CSV.",
}
# Our columns as people know them: what each holds.
WORDS = {
    "statement": ("Statement", "The words themselves, as one question."),
    "details": ("What the challenge is", "More about it than the question."),
    "importance": ("Why it matters", ""),
    "outcomes": ("Outcomes hoped for", ""),
    "organisations": ("Councils or organisations", "One, or several parted by semicolons."),
    "theme": ("Theme", "A new name is kept as an archived theme."),
    "programme": ("Programme", "Who collected it, such as a fund or a call."),
    "year": ("Year", "Four digits."),
    "kind": ("Kind", "Such as: verbatim question, paraphrase."),
    "url": ("Web address", "Where it was published."),
}


class SpreadsheetField(UploadField):
    """A CSV file or a workbook; the refusal says what to do instead."""

    def __init__(self, **options):
        super().__init__(widget=forms.FileInput({"accept": ENDINGS}), **options)

    def clean(self, data, initial=None):
        try:
            upload = super().clean(data, initial)
        except UploadRefused as refusal:
            raise UploadRefused(INSTEAD.get(refusal.code, refusal.message)) from refusal
        if inspect_upload(upload) not in SPREADSHEETS:
            raise UploadRefused(INSTEAD["type"])
        return upload


class NewImportForm(forms.Form):
    file = SpreadsheetField(
        label="Spreadsheet",
        help_text="CSV or Excel (.xlsx). Only LGA staff can open it; it is scanned for viruses first.",
    )
    round = forms.ModelChoiceField(
        label="Round the statements go into", queryset=Round.objects.latest_first()
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("round", Round.objects.latest_first().first())


class HeadingLineForm(forms.Form):
    """Asked by GET: another line, and the page guesses the columns anew."""

    line = forms.TypedChoiceField(label="Line that holds the headings", coerce=int)

    def __init__(self, *args, top: Sequence[Cells], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["line"].choices = [(str(cells.line_number), _line(cells)) for cells in top]


class ColumnsForm(forms.Form):
    """For each of our columns the one of the file. `headings` is the line that names those."""

    def __init__(self, *args, headings: Cells, kept: Placement | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.line = headings.line_number
        guessed = kept or placed_by(headings, COLUMNS)
        offered = [(str(at), text) for at, text in enumerate(column_names(headings))]
        required = {column.name for column in COLUMNS if column.required}
        for name, (label, hint) in WORDS.items():
            self.fields[name] = forms.ChoiceField(
                label=label,
                help_text=hint,
                required=name in required,
                choices=[("", "Not in this file"), *offered],
                initial=str(guessed.positions.get(name, "")),
                error_messages={"required": "Choose the column that holds the statements."},
            )

    @property
    def placement(self) -> Placement:
        chosen = {name: int(at) for name, at in self.cleaned_data.items() if at}
        return Placement(self.line, chosen)


def headings_in(top: Sequence[Cells], line: int | None) -> Cells:
    """The line asked for, else the one that looks most like headings."""
    wanted = line or best_guess(top, COLUMNS).line
    return next((cells for cells in top if cells.line_number == wanted), top[0])


def column_names(headings: Cells) -> list[str]:
    """“B: Councils”, as Excel letters them."""
    texts = headings.texts[:MOST_COLUMNS]
    return [f"{get_column_letter(at)}: {_short(text)}" for at, text in enumerate(texts, start=1)]


def _line(cells: Cells) -> str:
    told = " · ".join(_short(text) for text in cells.texts[:6] if text)
    return f"{cells.line_number}: {told}"


def _short(text: str) -> str:
    return f"{text[:57]}…" if len(text) > 60 else text or "(no heading)"
