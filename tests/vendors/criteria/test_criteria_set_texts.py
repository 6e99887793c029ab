"""The shipped criteria set is well formed and keeps the promises made about it."""

import pytest

from tests.showcase.demonstration_texts import CRITERIA, CRITERIA_SET, ROOT, SECTIONS, words
from vendors.criteria.files import read_criteria_set, write_criteria_set

pytestmark = pytest.mark.django_db  # the rules of the table are asked of the database
AGREEMENT = ROOT / "vendors" / "agreements" / "working-in-the-open-1.md"


def test_criteria_set_counts_its_questions_with_unique_codes():
    codes = [c["code"] for s in SECTIONS for c in s["criteria"]]
    assert (len(codes), len(set(codes))) == (43, 43)
    assert [s["code"] for s in SECTIONS] == ["A", "B", "C", "D", "E", "F", "G", "H"]
    assert [
        code
        for s in SECTIONS
        for code in [c["code"] for c in s["criteria"]]
        if s["code"] not in code
    ] == []


def test_criteria_set_is_written_as_its_export():
    text = CRITERIA_SET.read_text(encoding="utf-8")
    assert write_criteria_set(read_criteria_set(text)) == text


@pytest.mark.parametrize(
    ("mechanism", "codes"),
    [
        ("Working in the open", ["A1"]),
        ("Companies House", ["A2"]),
        ("Procurement Act", ["A3", "A4"]),
        ("PPN 017", ["A5", "A6"]),
        ("Cyber Essentials", ["B1", "B4"]),
        ("ISO/IEC 27001", ["B2"]),
        ("ISO/IEC 42001", ["B5"]),
        ("NCSC cloud security principles", ["B3"]),
        ("UK GDPR", ["C1", "C3", "C4", "C5", "C6", "C2", "H5"]),
        ("Public sector equality duty", ["D1"]),
        ("WCAG", ["D2", "D3", "D4"]),
        ("Human control", ["E1"]),
        ("Redress", ["E2"]),
        ("Algorithmic Transparency Recording Standard", ["E3", "E4"]),
        ("AI Management Essentials", ["F1", "F2", "F10", "F3", "F4", "F5", "F6", "F7", "F8", "F9"]),
        ("DTAC", ["G1", "G2"]),
        ("Public Services (Social Value) Act", ["H1"]),
        ("Technology Code of Practice", ["H4", "H2", "H6", "H3"]),
    ],
)
def test_criteria_set_covers_the_mechanism(mechanism, codes):
    named = [c for c in CRITERIA if CRITERIA[c]["source"]["mechanism"].startswith(mechanism)]
    assert named == codes


def test_ai_management_essentials_is_asked_one_question_a_theme():
    clauses = [
        c["source"]["clause"]
        for c in CRITERIA.values()
        if c["source"]["mechanism"].startswith("AI Management Essentials")
    ]
    assert sorted(int(clause.split()[0]) for clause in clauses) == list(range(1, 11))


@pytest.mark.parametrize("criterion", CRITERIA.values(), ids=CRITERIA.keys())
def test_criterion_shape_follows_its_rule(criterion):
    scored = criterion["rule"] == "scored"
    assert len(criterion["scale"]) == (5 if scored else 0)
    assert (criterion["weight"] in range(1, 6)) == scored
    assert bool(criterion["passing_answers"]) == (criterion["rule"] == "pass_fail")
    assert (criterion["text_limit"] is not None) == (criterion["response"] == "text")
    assert bool(criterion["options"]) == (criterion["response"] == "choice")
    assert {"mechanism", "version", "clause"} <= set(criterion["source"])
    assert criterion["question"].rstrip().endswith(("?", "."))
    assert len(criterion["guidance"].split()) >= 20


def test_criterion_passing_answers_are_among_the_options_offered():
    offered = {code: set(c["options"]) or {"yes", "no"} for code, c in CRITERIA.items()}
    assert [
        code for code, c in CRITERIA.items() if not set(c["passing_answers"]) <= offered[code]
    ] == []


def test_impact_assessment_of_the_council_is_never_passed_by_a_vendor():
    about = {
        code
        for code, c in CRITERIA.items()
        if c["protected_subject"] == "councils_dpia" or "impact assessment" in c["question"]
    }
    assert about == {"C2", "D1"}
    assert {CRITERIA[code]["rule"] for code in about} == {"scored"}


def test_use_of_ai_in_writing_is_declared_and_not_scored():
    about = [code for code, c in CRITERIA.items() if c["protected_subject"] == "use_of_ai"]
    assert [(code, CRITERIA[code]["rule"]) for code in about] == [
        ("A5", "declared"),
        ("A6", "declared"),
    ]


def test_answers_that_change_from_round_to_round_are_not_offered_again():
    assert [code for code, c in CRITERIA.items() if not c["reusable"]] == [
        *("A1", "A2", "A3", "A4", "A5", "A6")
    ]


def test_clinical_questions_are_asked_only_in_health_or_care():
    care = {"all": [{"of": "is_health_or_care", "is": ["yes"]}]}
    assert [code for code, c in CRITERIA.items() if c["asked_when"] == care] == ["G1", "G2"]


def test_agreement_stays_short_enough_to_read():
    assert 300 <= words(AGREEMENT.read_text(encoding="utf-8")) <= 420
