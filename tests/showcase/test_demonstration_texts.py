"""The demonstration people, problems and challenges: every name resolves, and nobody is real."""

import re
from collections import Counter

import pytest

from tests.showcase.demonstration_texts import (
    CHALLENGES,
    COUNCILS,
    EVENTS,
    ORGANISATIONS,
    PEOPLE,
    ROUNDS,
    SOLUTIONS,
    STATEMENTS,
    VENDORS,
    VOCABULARY,
    WORDS,
    words,
)


def test_organisations_are_enough_and_unique():
    names = [
        o["name"]
        for group in ("councils", "public_bodies", "vendors")
        for o in ORGANISATIONS[group]
    ]
    assert len(COUNCILS) >= 14
    assert len(VENDORS) >= 16
    assert Counter(names).most_common(1)[0][1] == 1


def test_addresses_lead_nowhere_real():
    domains = [
        d
        for group in ("councils", "public_bodies")
        for o in ORGANISATIONS[group]
        for d in o["domains"]
    ]
    emails = [p["email"] for p in PEOPLE.values()] + [
        r["email"] for e in EVENTS for r in e["registrations"]
    ]
    links = [v["website"] for v in VENDORS.values()] + [e["online_link"] for e in EVENTS]
    assert [d for d in domains + emails if not d.endswith(".example")] == []
    assert [
        link for link in links if not re.fullmatch(r"https://[\w.-]+\.example(/[\w-]*)?", link)
    ] == []


def test_company_numbers_are_well_formed_and_from_the_invented_range():
    numbers = [v["company_number"] for v in VENDORS.values()]
    assert [n for n in numbers if not re.fullmatch(r"99\d{6}", n)] == []
    assert len(set(numbers)) == len(numbers)


REAL_PLACES = (
    "birmingham|bristol|cambridge|cornwall|cumbria|derby|devon|dorset|durham|essex|gloucester|hampshire|hull|kent|lancashire|leeds"
    "|leicester|lincoln|liverpool|manchester|newcastle|norfolk|northampton|nottingham|oxford|plymouth|sheffield|shropshire|somerset"
    "|stafford|suffolk|surrey|sussex|wiltshire|worcester|york"
)


def test_council_names_contain_no_well_known_place():
    assert [
        c["name"] for c in COUNCILS.values() if re.search(rf"\b({REAL_PLACES})", c["name"].lower())
    ] == []


def test_evidence_names_no_real_issuer():
    issuers = {e["issuer"] for s in SOLUTIONS.values() for e in s["evidence"]}
    own = {v["name"] for v in VENDORS.values()}
    assert [i for i in issuers - own if "(invented)" not in i] == []


def test_people_belong_to_a_known_organisation_that_fits_their_role():
    homes = {
        "council_officer": set(COUNCILS),
        "council_lead": set(COUNCILS),
        "vendor_user": set(VENDORS),
        "vendor_lead": set(VENDORS),
        "assessor": {"lga-demonstration", *(b["slug"] for b in ORGANISATIONS["public_bodies"])},
        "lga_officer": {"lga-demonstration"},
        "lga_administrator": {"lga-demonstration"},
    }
    assert [k for k, p in PEOPLE.items() if p["organisation"] not in homes[p["role"]]] == []


def test_people_to_sign_in_as_cover_each_role_once():
    shown = Counter(p["role"] for p in PEOPLE.values() if p.get("show"))
    every_role = {p["role"] for p in PEOPLE.values()}
    assert shown == Counter(every_role)
    assert [p["key"] for p in PEOPLE.values() if p.get("show") and not p.get("does")] == []


def test_every_vendor_has_a_lead_who_can_submit():
    leads = {p["organisation"] for p in PEOPLE.values() if p["role"] == "vendor_lead"}
    assert set(VENDORS) - leads == set()


# --- statements and challenges ---


def test_statements_show_every_state():
    counted = Counter(s["end_state"] for s in STATEMENTS.values() if s["round"] == "autumn")
    assert set(counted) == {"draft", "submitted", "returned", "accepted", "rejected", "withdrawn"}
    assert counted.total() >= 26


@pytest.mark.parametrize("statement", STATEMENTS.values(), ids=STATEMENTS.keys())
def test_statement_is_complete_and_by_an_officer_of_its_council(statement):
    assert PEOPLE[statement["author"]]["organisation"] == statement["council"]
    assert re.fullmatch(r"How can we .{1,288}\?", statement["question"])
    assert set(statement["perceived_risks"]) <= VOCABULARY["perceived_risks"]
    assert set(statement["kinds_of_ai"]) <= VOCABULARY["kinds_of_ai"]
    assert set(statement["data_involved"]) <= {
        "open",
        "personal",
        "special_category",
        "images_video",
    }
    assert statement["service_area"] in VOCABULARY["service_areas"]
    if statement["end_state"] == "draft":
        assert statement["submitted_day"] is None
        return
    window = ROUNDS[statement["round"]]
    assert (
        window["statements_open_day"]
        <= statement["submitted_day"]
        <= min(window["statements_close_day"], 0)
    )
    assert 60 <= words(statement["challenge"]) <= 200


def test_statement_reason_is_given_when_and_only_when_it_was_turned_away():
    with_reason = {k for k, s in STATEMENTS.items() if s["reason"]}
    turned_away = {
        k for k, s in STATEMENTS.items() if s["end_state"] in {"returned", "rejected", "withdrawn"}
    }
    assert with_reason == turned_away


def test_every_accepted_statement_became_part_of_a_challenge_of_its_round():
    used = {(c["round"], key) for c in CHALLENGES.values() for key in c["statements"]}
    accepted = {(s["round"], k) for k, s in STATEMENTS.items() if s["end_state"] == "accepted"}
    assert used == accepted


def test_challenges_ask_the_four_questions_of_the_showcase():
    questions = {t["question"] for t in WORDS["themes"]}
    assert {
        c["question"] for c in CHALLENGES.values() if c["end_state"] == "published"
    } == questions


@pytest.mark.parametrize("challenge", CHALLENGES.values(), ids=CHALLENGES.keys())
def test_challenge_names_known_designers_supporters_and_askers(challenge):
    known = set(COUNCILS) | {b["slug"] for b in ORGANISATIONS["public_bodies"]}
    designers = [d["organisation"] for d in challenge["designers"] if "organisation" in d]
    supporters = [s["council"] for s in challenge["supporters"]]
    assert set(designers) <= known
    assert set(supporters) <= set(COUNCILS)
    assert set(designers) & set(supporters) == set()
    assert sum(d["lead"] for d in challenge["designers"]) == 1
    assert challenge["theme"] in VOCABULARY["themes"]
    assert challenge["service_area"] in VOCABULARY["service_areas"]
    assert {PEOPLE[q["asked_by"]]["role"] for q in challenge["questions"]} <= {
        "vendor_lead",
        "vendor_user",
    }


def test_challenge_questions_are_asked_after_publication_and_before_the_cut_off():
    late = [
        (slug, q["day"])
        for slug, c in CHALLENGES.items()
        for q in c["questions"]
        if not c["published_day"] <= q["day"] <= ROUNDS[c["round"]]["questions_close_day"]
    ]
    assert late == []
