"""Widgets that Django does not have: each says how a question is asked, and nothing about what is a valid answer."""

from django import forms

PARTS = ("day", "month", "year")
MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)


class DatePartsInput(forms.Widget):
    """A date asked as day, month and year; a month may be typed as a word.

    Hands the field one text, "2026-9-30", so that it works with any DateField; what was typed survives
    an error because the text is taken apart again.
    """

    def __init__(self, attrs=None, autocomplete_birth=False):
        super().__init__(attrs)
        self.autocomplete_birth = autocomplete_birth

    def value_from_datadict(self, data, files, name):
        typed = [data.get(f"{name}-{part}", "").strip() for part in PARTS]
        if not any(typed):
            return data.get(name) or None
        day, month, year = (text.replace("-", " ") for text in typed)
        return f"{year}-{_month_number(month)}-{day}"

    def value_omitted_from_data(self, data, files, name):
        return name not in data and not any(f"{name}-{part}" in data for part in PARTS)

    def id_for_label(self, id_):
        return f"{id_}-day" if id_ else id_

    def parts(self, value):
        """What to show in the three boxes, by part."""
        if hasattr(value, "year"):
            return {"day": value.day, "month": value.month, "year": value.year}
        year, month, day = [*str(value or "").split("-", 2), "", ""][:3]
        return {"day": day, "month": month, "year": year}


def _month_number(text):
    word = text.lower()
    named = [
        place for place, name in enumerate(MONTHS, 1) if len(word) > 2 and name.startswith(word)
    ]
    return str(named[0]) if named else text


class Hinted:
    """Mix-in for choices: a hint under some, a further question revealed by some.

    `hints` maps a choice's value to a sentence; `reveals` maps it to the name of another field of the same
    form, which is then drawn under that choice.
    """

    def __init__(self, *args, hints=None, reveals=None, inline=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.hints = hints or {}
        self.reveals = reveals or {}
        self.inline = inline


class Radios(Hinted, forms.RadioSelect):
    pass


class Checkboxes(Hinted, forms.CheckboxSelectMultiple):
    pass


class ScoreRadios(forms.RadioSelect):
    """Points with the words that define them, one wide row each; keys 0–9 choose one where scripts run."""


class WordCountTextarea(forms.Textarea):
    """A long answer limited in words; the field checks the limit, the page counts."""

    def __init__(self, max_words, attrs=None):
        super().__init__(attrs)
        self.max_words = max_words


class SearchSelect(forms.Select):
    """A long list of choices: type to search where scripts run, an ordinary select where not."""

    def __init__(self, attrs=None, choices=()):
        super().__init__({"data-autocomplete": "", **(attrs or {})}, choices)


class AffixedInput(forms.TextInput):
    """A short answer with its unit beside it, as £ or days."""

    def __init__(self, attrs=None, prefix="", suffix=""):
        super().__init__(attrs)
        self.prefix = prefix
        self.suffix = suffix


class RowsInput(forms.Widget):
    """A table asked row by row, `columns` naming what each row says; empty rows stand ready for more.

    Hands the field a list of dictionaries; a browser that sends fewer cells leaves them empty.
    """

    most_rows = 100

    def __init__(self, columns, row_name="Row", spare=2, attrs=None):
        super().__init__(attrs)
        self.columns, self.row_name, self.spare = columns, row_name, spare

    def value_from_datadict(self, data, files, name):
        rows = []
        while f"{name}-{len(rows)}-{next(iter(self.columns))}" in data and self._has_room(rows):
            rows.append({c: data.get(f"{name}-{len(rows)}-{c}", "").strip() for c in self.columns})
        return [row for row in rows if any(row.values())]

    def value_omitted_from_data(self, data, files, name):
        return f"{name}-0-{next(iter(self.columns))}" not in data

    def _has_room(self, rows):
        return len(rows) < self.most_rows

    def rows(self, value):
        """What to show: the rows that are filled, and the spare ones."""
        return [*(value or []), *({} for _ in range(self.spare))]
