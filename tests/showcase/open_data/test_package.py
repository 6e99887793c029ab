"""The data dictionary, checked by a reader that is not ours."""

import csv
import hashlib
import io
import json
import zipfile

import pytest
from frictionless import Package

from showcase.open_data.editions.dictionary import entries, table_schema, type_in_words
from showcase.open_data.tables.declared import NAMED, TABLES
from tests.showcase.open_data.reading import cells, content

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def folder(published, tmp_path_factory):
    """What the archive unpacks to."""
    folder = tmp_path_factory.mktemp("edition")
    archive = io.BytesIO(content(published.edition, "everything.zip"))
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(folder)
    return folder


def faults(folder):
    report = Package(str(folder / "datapackage.json")).validate()
    errors = [error.message for error in report.errors]
    return [*errors, *(e.message for task in report.tasks for e in task.errors)]


def test_every_table_is_what_its_schema_says_with_types_values_keys_and_links(folder):
    assert faults(folder) == []
    assert len(Package(str(folder / "datapackage.json")).resources) == 2 * len(TABLES)


@pytest.mark.parametrize(
    ("table", "column", "wrong", "fault"),
    [
        ("challenges", "is_demonstration", "perhaps", 'type is "boolean'),
        ("challenges", "id", "", "primary key"),
        ("events", "status", "dreamt of", "constraint"),
        ("challenge_designers", "challenge", "nowhere", "foreign key"),
    ],
)
def test_table_that_says_something_else_is_found_out(folder, tmp_path, table, column, wrong, fault):
    for file in folder.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    spoil(tmp_path / f"{table}.csv", column, wrong)
    assert [found for found in faults(tmp_path) if fault in found]


def spoil(path, column, wrong):
    """The first row says something else in this column."""
    with path.open(encoding="utf-8", newline="") as file:
        headings, first, *rows = csv.reader(file)
    first[[name.lstrip("\ufeff") for name in headings].index(column)] = wrong
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([headings, first, *rows])


def test_archive_holds_every_other_file_with_its_sum(published, folder):
    files = published.edition.files.exclude(name="everything.zip")
    names = {file.name for file in files}
    assert {path.name for path in folder.iterdir()} == {*names, "SHA256SUMS.txt"}
    sums = {f"{file.sha256}  {file.name}" for file in files}
    assert set((folder / "SHA256SUMS.txt").read_text().splitlines()) == sums
    for file in files:
        data = (folder / file.name).read_bytes()
        assert (len(data), hashlib.sha256(data).hexdigest()) == (file.size, file.sha256)


def test_package_says_the_licence_the_moment_and_the_sum_of_each_file(published, folder):
    package = json.loads((folder / "datapackage.json").read_text())
    resource = next(r for r in package["resources"] if r["name"] == "challenges")
    file = published.edition.files.get(name="challenges.csv")
    assert package["licenses"][0]["name"] == "OGL-UK-3.0"
    assert package["created"].startswith(f"{published.edition.made_at:%Y-%m-%d}")
    assert (resource["bytes"], resource["hash"]) == (file.size, f"sha256:{file.sha256}")


def test_licence_stands_beside_the_data_with_the_sentence_to_write(folder):
    text = (folder / "LICENCE.txt").read_text()
    assert "nationalarchives.gov.uk/doc/open-government-licence/version/3/" in text
    assert (
        "Contains public sector information licensed under the Open Government Licence v3.0" in text
    )


def test_dictionary_has_a_line_for_every_column(published):
    rows = cells(published.edition, "data-dictionary")
    told = [(table.name, column.name, column.leaf.meaning) for table, column in entries()]
    assert [(row["table"], row["column"], row["meaning"]) for row in rows] == told
    months = next(row for row in rows if row["column"] == "months")
    assert (months["type"], months["unit"], months["example"]) == ("whole number", "months", "3")
    status = next(r for r in rows if (r["table"], r["column"]) == ("events", "status"))
    assert status["values"].startswith("registration_open (Registration open); ")


def test_column_of_lists_says_how_its_values_are_parted():
    fields = {field["name"]: field for field in table_schema(NAMED["solutions"])["fields"]}
    assert fields["shown_for"]["type"] == "list"
    assert (fields["shown_for"]["delimiter"], fields["shown_for"]["itemType"]) == ("; ", "string")
    column = next(c for c in NAMED["solutions"].columns if c.name == "shown_for")
    assert type_in_words(column) == "several, each a text"
