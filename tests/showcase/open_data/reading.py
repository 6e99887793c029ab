"""Files of an edition, read back."""

import csv
import io
import json

from showcase.models import DataFile


def content(edition, name):
    with DataFile.objects.get(edition=edition, name=name).file.open("rb") as file:
        return file.read()


def lines(edition, table):
    """Rows of the JSON Lines."""
    return [json.loads(line) for line in content(edition, f"{table}.jsonl").splitlines()]


def cells(edition, table):
    """Rows of the CSV, every cell as text."""
    text = content(edition, f"{table}.csv").decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))
