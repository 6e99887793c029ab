"""Tables of the insights page and of its downloads, read back."""

import csv
import io
from collections import Counter
from html.parser import HTMLParser
from itertools import product

from django.urls import reverse


class _Tables(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found, self.rows, self.cell, self.hidden = {}, None, None, 0

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "table" and (attrs.get("id") or "").startswith("table-"):
            self.rows = self.found[attrs["id"].removeprefix("table-")] = []
        elif self.rows is not None and tag == "tr":
            self.rows.append([])
        elif self.rows is not None and tag in ("th", "td"):
            self.cell = ""
        elif tag == "span" and self.cell is not None:
            self.hidden += 1

    def handle_endtag(self, tag):
        if tag == "table":
            self.rows = None
        elif tag in ("th", "td") and self.cell is not None:
            self.rows[-1].append(self.cell.strip())
            self.cell = None
        elif tag == "span" and self.hidden:
            self.hidden -= 1

    def handle_data(self, data):
        if self.cell is not None and not self.hidden:
            self.cell += data


def tables_of(html):
    """By name of the figure: rows of texts as a reader sees them, headings left out."""
    parser = _Tables()
    parser.feed(html)
    return {name: rows[1:] for name, rows in parser.found.items()}


def downloaded(client, page, name):
    """A CSV as dictionaries."""
    response = client.get(reverse(f"showcase:{page}", args=[name]))
    content = b"".join(response) if response.streaming else response.content
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def counted(records, *columns):
    """How many records have each value, or each combination; an empty cell counts as ''."""
    values = ([record[column].split("; ") for column in columns] for record in records)
    return Counter(found for several in values for found in product(*several))
