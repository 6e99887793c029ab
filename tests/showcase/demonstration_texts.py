"""The texts of the demonstration rounds and of the criteria set, read once for the tests about them."""

from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
DEMONSTRATION = ROOT / "showcase" / "demonstration"
CRITERIA_SET = ROOT / "vendors" / "criteria_sets" / "technology-innovation-showcase-1.yaml"


def read(name):
    return yaml.safe_load((DEMONSTRATION / f"{name}.yaml").read_text(encoding="utf-8"))


def words(text):
    return len(text.split())


WORDS = yaml.safe_load((ROOT / "challenges" / "vocabulary.yaml").read_text(encoding="utf-8"))
# What the file leaves out has its usual value.
USUAL = {
    "guidance": "",
    "evidence_wanted": "",
    "asked_when": {},
    "options": [],
    "text_limit": None,
    "passing_answers": [],
    "mitigable": False,
    "needs_evidence": False,
    "evidence_kind": "",
    "weight": None,
    "minimum_score": None,
    "scale": [],
    "protected_subject": "",
    "reusable": True,
}
SECTIONS = yaml.safe_load(CRITERIA_SET.read_text(encoding="utf-8"))["sections"]
CRITERIA = {c["code"]: {**USUAL, **c} for s in SECTIONS for c in s["criteria"]}
ORGANISATIONS = read("organisations")
COUNCILS = {c["slug"]: c for c in ORGANISATIONS["councils"]}
VENDORS = {v["slug"]: v for v in ORGANISATIONS["vendors"]}
PEOPLE = {p["key"]: p for p in read("people")}
ROUNDS = {r["slug"]: r for r in read("rounds")}
VOCABULARY = {name: {entry["slug"] for entry in entries} for name, entries in WORDS.items()}
STATEMENTS = {s["key"]: s for s in read("statements")}
CHALLENGES = {c["slug"]: c for c in read("challenges")}
SOLUTIONS = {s["slug"]: s for s in read("solutions")}
RESPONSES = read("responses")
EVENTS = read("events")
REPORTS = read("reports")
RESOURCES = read("resources")
