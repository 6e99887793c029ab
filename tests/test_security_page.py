"""docs/security.md names every requirement of ASVS 5.0.0 at levels 1 and 2, and nothing that is not there."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import get_commands

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs/security.md").read_text()
ROWS = re.findall(r"^\| (\d+\.\d+\.\d+) \| ([12]) \| [^|]+ \| ([^|]+) \| ([^|]+) \|$", PAGE, re.M)
STATES = {"holds", "deployer", "not used", "open"}
# The levels of each section's requirements in their order (OWASP ASVS 5.0.0, May 2025).
LEVELS = {
    **{"1.1": "22", "1.2": "1111122223", "1.3": "112222222223", "1.4": "222", "1.5": "123"},
    **{"2.1": "122", "2.2": "112", "2.3": "12223", "2.4": "23"},
    **{"3.1": "3", "3.2": "113", "3.3": "12223", "3.4": "11222233", "3.5": "11122333"},
    **{"3.6": "3", "3.7": "22333", "4.1": "12233", "4.2": "23333", "4.3": "22", "4.4": "1222"},
    **{"5.1": "2", "5.2": "112333", "5.3": "113", "5.4": "222"},
    **{"6.1": "122", "6.2": "111111112222", "6.3": "11223333", "6.4": "112233", "6.5": "22222333"},
    **{"6.6": "2223", "6.7": "33", "6.8": "2222"},
    **{"7.1": "222", "7.2": "1111", "7.3": "22", "7.4": "11222", "7.5": "223", "7.6": "22"},
    **{"8.1": "1233", "8.2": "1123", "8.3": "133", "8.4": "23", "9.1": "111", "9.2": "1222"},
    **{"10.1": "22", "10.2": "223", "10.3": "22223", "10.4": "1111122222233333", "10.5": "22222"},
    **{"10.6": "22", "10.7": "222", "11.1": "2233", "11.2": "22233", "11.3": "11233"},
    **{"11.4": "1222", "11.5": "23", "11.6": "23", "11.7": "33", "12.1": "12233", "12.2": "11"},
    **{"12.3": "22223", "13.1": "2333", "13.2": "222223", "13.3": "2233", "13.4": "1222233"},
    **{"14.1": "22", "14.2": "12223333", "14.3": "122", "15.1": "12233", "15.2": "12233"},
    **{"15.3": "1222222", "15.4": "3333", "16.1": "2", "16.2": "22222", "16.3": "2222"},
    **{"16.4": "222", "16.5": "2223", "17.1": "23", "17.2": "22223333", "17.3": "22"},
}


def test_every_requirement_of_both_levels_has_its_row_in_order():
    asked = [
        (f"{section}.{number}", level)
        for section, levels in LEVELS.items()
        for number, level in enumerate(levels, start=1)
        if level in "12"
    ]
    assert [(number, level) for number, level, *_ in ROWS] == asked


def test_every_row_says_one_of_four_things():
    assert {state for *_, state, _ in ROWS} <= STATES


def test_numbers_at_the_top_are_those_of_the_rows():
    for state in STATES:
        said = re.search(rf"^\| {state} \| (\d+) \|", PAGE, re.M)
        assert int(said.group(1)) == [row[2] for row in ROWS].count(state), state


@pytest.mark.parametrize("named", sorted(set(re.findall(r"`([^`]+)`", PAGE))))
def test_whatever_the_page_names_is_there(named):
    assert _is_there(named), named


def _is_there(named: str) -> bool:
    path, _, test = named.partition("::")
    if "/" in path and not path.startswith("/") and " " not in path and "://" not in path:
        return (ROOT / path).exists() and (not test or f"def {test}(" in (ROOT / path).read_text())
    if re.fullmatch(r"[A-Z][A-Z_]{3,}", named):
        return hasattr(settings, named) or named in (ROOT / "docs/operations.md").read_text()
    if named.startswith("manage.py "):
        return named.split()[1] in get_commands()
    if named.startswith("make "):
        return f"\n{named.split()[1]}:" in (ROOT / "Makefile").read_text()
    return True
