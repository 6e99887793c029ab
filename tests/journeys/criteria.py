"""Criteria sets made from the small one of the tests."""

from copy import deepcopy

import yaml

from tests.journeys import solutions


def set_with_scored(*codes, folder):
    """The small set with further scored criteria behind B2, in the words of B2."""
    written = yaml.safe_load(solutions.CRITERIA_FILE.read_text(encoding="utf-8"))
    section = next(part for part in written["sections"] if part["code"] == "B")
    scored = next(one for one in section["criteria"] if one["code"] == "B2")
    section["criteria"] += [{**deepcopy(scored), "code": code} for code in codes]
    written["name"] = f"With {', '.join(codes)}"
    file = folder / "criteria.yaml"
    file.write_text(yaml.safe_dump(written, sort_keys=False), encoding="utf-8")
    return solutions.criteria_set(file)


def in_vetting_with_scored(*codes, folder, **words):
    """A version in vetting whose round asks these scored criteria besides B2."""
    from tests.journeys import vetting  # which builds on solutions

    round = solutions.round_taking_solutions(set_with_scored(*codes, folder=folder))
    version = solutions.submitted(round=round, **words)
    vetting.let_in(version)
    return version
