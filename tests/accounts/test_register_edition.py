from collections import Counter
from datetime import date

import pytest

from accounts.enums import CouncilType, Region
from accounts.register.edition import (
    RegisterEntry,
    UnreadableEdition,
    parse_edition,
    read_edition,
)
from tests.shared_data import shared_rows

SMALL = """# a remark
edition 2031
[North West: Combined authority]
E47000001 Fellside Combined Authority

[North West: Unitary authority, in Fellside Combined Authority]
E06000901 Mereton Council; mereton.gov.uk fellside.gov.uk
E06000902 Old Mereton, Fell and Moss Council; closed 2030-04-01, now E06000901
"""
TYPES = {
    "Non-metropolitan district": CouncilType.DISTRICT,
    "Unitary authority": CouncilType.UNITARY,
    "Metropolitan district": CouncilType.METROPOLITAN,
    "London borough": CouncilType.LONDON,
    "County": CouncilType.COUNTY,
    "City corporation": CouncilType.CITY,
    "Combined authority": CouncilType.COMBINED,
    "Strategic Regional Authority": CouncilType.STRATEGIC,
}


def test_edition_reads_as_entries():
    edition = parse_edition(SMALL)
    assert (edition.year, edition.entries) == (
        2031,
        (
            RegisterEntry(
                "E47000001",
                "Fellside Combined Authority",
                CouncilType.COMBINED,
                Region.NORTH_WEST,
                line=4,
            ),
            RegisterEntry(
                "E06000901",
                "Mereton Council",
                CouncilType.UNITARY,
                Region.NORTH_WEST,
                ("mereton.gov.uk", "fellside.gov.uk"),
                "Fellside Combined Authority",
                line=7,
            ),
            RegisterEntry(
                "E06000902",
                "Old Mereton, Fell and Moss Council",
                CouncilType.UNITARY,
                Region.NORTH_WEST,
                (),
                "Fellside Combined Authority",
                date(2030, 4, 1),
                "E06000901",
                line=8,
            ),
        ),
    )


def test_entry_knows_its_authority_and_short_name():
    edition = parse_edition(SMALL)
    mereton = edition.entries[1]
    assert (edition.authority_of(mereton), mereton.short_name) == (edition.entries[0], "Mereton")


@pytest.mark.parametrize(
    ("found", "put", "sentence"),
    [
        (
            "edition 2031",
            "2031",
            'Line 2: The file must begin with its year, such as "edition 2025".',
        ),
        (
            "[North West: Combined",
            "[Far West: Combined",
            'Line 3: "Far West" is not a region. Known: East Midlands, East of England, London, '
            "North East, North West, South East, South West, West Midlands, "
            "Yorkshire and The Humber.",
        ),
        (
            "[North West: Combined authority]",
            "[North West: Parish]",
            'Line 3: "Parish" is not a council type. Known: County council, District council, '
            "Unitary authority, Metropolitan district, London borough, City corporation, "
            "Combined authority, Strategic regional authority.",
        ),
        (
            "[North West: Combined authority]",
            "[North West]",
            'Line 3: "[North West]" is not a heading such as [London: London borough].',
        ),
        (
            "[North West: Combined authority]\n",
            "",
            "Line 3: A council stands before the first [Region: type] heading.",
        ),
        ("E06000902", "E06000901", "Line 8: E06000901 stands on line 7 already."),
        (
            "E06000902",
            "E0600090",
            'Line 8: "E0600090 Old Mereton, Fell and Moss Council; closed 2030-04-01, '
            'now E06000901" is not a council: GSS code, name; domains.',
        ),
        (
            "fellside.gov.uk",
            "fellside_gov.uk",
            'Line 7: "fellside_gov.uk" is not a domain such as leeds.gov.uk.',
        ),
        (
            "mereton.gov.uk",
            "Mereton.gov.uk",
            'Line 7: "Mereton.gov.uk" is not a domain such as leeds.gov.uk.',
        ),
        ("2030-04-01", "2030-04-31", 'Line 8: "2030-04-31" is not a day such as 2025-04-01.'),
        (
            "closed 2030-04-01, now E06000901",
            "closed in spring",
            'Line 8: "closed in spring" does not say "closed DAY" or "closed DAY, now CODE".',
        ),
        (
            "now E06000901",
            "now E06000999",
            "Line 8: The successor E06000999 is not in this edition.",
        ),
        (
            ", in Fellside Combined",
            ", in Moorside Combined",
            'Line 7: "Moorside Combined Authority" is not an authority of this edition.',
        ),
        (SMALL, "# nothing but a remark\n", "The file is empty."),
    ],
)
def test_faulty_edition_is_refused_with_line_and_cause(found, put, sentence):
    with pytest.raises(UnreadableEdition) as refusal:
        parse_edition(SMALL.replace(found, put, 1))
    assert str(refusal.value) == sentence


def test_edition_file_that_is_absent_is_refused(tmp_path):
    with pytest.raises(UnreadableEdition) as refusal:
        read_edition(tmp_path / "absent.txt")
    assert (
        refusal.value.cause
        == f"{tmp_path / 'absent.txt'} cannot be opened: No such file or directory."
    )


def test_edition_file_in_another_encoding_is_refused(tmp_path):
    path = tmp_path / "edition.txt"
    path.write_bytes("edition 2025 é".encode("cp1252"))
    with pytest.raises(UnreadableEdition) as refusal:
        read_edition(path)
    assert refusal.value.cause == f"{path} is not UTF-8 text."


def test_current_edition_has_317_principal_councils_and_15_authorities():
    counts = Counter(entry.is_authority for entry in open_entries())
    assert counts == {False: 317, True: 15}


def test_current_edition_lists_a_shared_domain_with_each_council():
    sharing = Counter(domain for entry in read_edition().entries for domain in entry.domains)
    assert {domain for domain, count in sharing.items() if count > 1} == {
        "adur-worthing.gov.uk",
        "lewes-eastbourne.gov.uk",
        "southnorfolkandbroadland.gov.uk",
    }


def test_current_edition_says_what_its_source_says():
    rows = shared_rows("councils.csv")
    authorities = {row["code"]: _tidy(row["name"]) for row in rows}
    authorities[""] = ""
    source = {
        row["gss"]: (
            _tidy(row["name"]),
            TYPES[row["type"]],
            row["region"],
            row["web_domain"],
            authorities[row["combined_authority"]],
        )
        for row in rows
    }
    ours = {
        entry.gss: (
            entry.name,
            entry.council_type,
            entry.region.label,
            next(iter(entry.domains), ""),
            entry.combined_authority,
        )
        for entry in open_entries()
    }
    assert ours == source


def open_entries():
    return [entry for entry in read_edition().entries if entry.closed_on is None]


def _tidy(name):
    """One name of the source holds two spaces in a row."""
    return " ".join(name.split())
