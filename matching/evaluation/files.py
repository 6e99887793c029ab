"""Files of problems and solutions, read with a word about every line that is not right."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from matching.evaluation.measures import Graded, Pair

GRADES = range(4)
MOST_FAULTS = 20


class BadFile(Exception):
    """`faults` are sentences, each naming its line or its part of the file."""

    def __init__(self, faults: Sequence[str]) -> None:
        self.faults = list(faults)
        super().__init__("; ".join(self.faults))


def read_pairs(path: Path) -> list[Pair]:
    """Lines of {"id", "problem", "title", "solution"}; empty lines are passed over. Raises BadFile.

    An empty id, as public inventories have them, stands for the number of its line.
    """
    pairs: dict[str, Pair] = {}
    faults = []
    for number, line in enumerate(_text(path).split("\n"), 1):
        if not line.strip():
            continue
        try:
            pair = _pair(line, number)
            if pair.id in pairs:
                raise ValueError(f"the id {pair.id} stands in an earlier line too")
            pairs[pair.id] = pair
        except ValueError as fault:
            faults.append(f"Line {number}: {fault}.")
    if not pairs and not faults:
        faults.append("The file is empty.")
    _refuse(faults)
    return list(pairs.values())


def read_graded(path: Path) -> Graded:
    """{"challenges": […], "solutions": […], "qrels": {challenge: {solution: grade}}}. Raises BadFile."""
    try:
        content = json.loads(_text(path))
    except RecursionError:
        raise BadFile(["The file is not JSON that can be read: it is nested too deep."]) from None
    except ValueError as fault:
        raise BadFile([f"The file is not JSON: {fault}."]) from None
    if not isinstance(content, dict):
        raise BadFile(["The file holds no object."])
    faults: list[str] = []
    challenges = _rows(content, "challenges", ("id", "challenge"), faults)
    solutions = _rows(content, "solutions", ("id", "title", "text"), faults)
    grades = _grades(content, challenges, solutions, faults)
    _refuse(faults)
    return Graded(
        {one: row["challenge"] for one, row in challenges.items()},
        {one: (row["title"], row["text"]) for one, row in solutions.items()},
        grades,
    )


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as fault:
        raise BadFile([f"The file is not UTF-8: byte {fault.start} cannot be read."]) from None
    except OSError as fault:
        raise BadFile([f"The file cannot be read: {fault.strerror}."]) from None


def _pair(line: str, number: int) -> Pair:
    try:
        row = json.loads(line)
    except RecursionError:
        raise ValueError("it is nested too deep") from None
    except ValueError:
        raise ValueError("it is not JSON") from None
    found = _strings(row, ("id", "problem", "title", "solution"))
    return Pair(**{**found, "id": found["id"].strip() or f"line {number}"})


def _strings(row: Any, names: Sequence[str]) -> dict[str, str]:
    """Raises ValueError with what is missing; a number is taken as its digits for an id only."""
    if not isinstance(row, dict):
        raise ValueError("it is no object")
    row = {**row, "id": str(row["id"]) if type(row.get("id")) is int else row.get("id")}
    for name in names:
        if not isinstance(row.get(name), str):
            raise ValueError(f"“{name}” is missing or is no text")
        if not _is_whole(row[name]):
            raise ValueError(f"“{name}” holds half a character")
    return {name: row[name] for name in names}


def _is_whole(text: str) -> bool:
    """False with one half of a surrogate pair, which JSON can name and UTF-8 cannot write."""
    return not any("\ud800" <= character <= "\udfff" for character in text)


def _rows(
    content: Mapping[str, Any], part: str, names: Sequence[str], faults: list[str]
) -> dict[str, dict[str, str]]:
    listed = content.get(part)
    if not isinstance(listed, list) or not listed:
        faults.append(f"“{part}” is missing or is no list with entries.")
        return {}
    rows: dict[str, dict[str, str]] = {}
    for number, row in enumerate(listed, 1):
        try:
            found = _strings(row, names)
            if not found["id"].strip():
                raise ValueError("“id” is empty")
            if found["id"] in rows:
                raise ValueError(f"the id {found['id']} stands there twice")
            rows[found["id"]] = found
        except ValueError as fault:
            faults.append(f"“{part}”, entry {number}: {fault}.")
    return rows


def _grades(
    content: Mapping[str, Any],
    challenges: Mapping[str, Any],
    solutions: Mapping[str, Any],
    faults: list[str],
) -> dict[str, dict[str, int]]:
    listed = content.get("qrels")
    if not isinstance(listed, dict):
        faults.append("“qrels” is missing or is no object.")
        return {}
    for number, (challenge, grades) in enumerate(listed.items(), 1):
        if not _is_whole(challenge):
            faults.append(f"“qrels”, entry {number}: its name holds half a character.")
            continue
        if challenge not in challenges:
            faults.append(f"“qrels”: there is no challenge {challenge}.")
        faults += _faults_of(challenge, grades, solutions)
    return listed


def _faults_of(challenge: str, grades: Any, solutions: Mapping[str, Any]) -> list[str]:
    if not isinstance(grades, dict):
        return [f"“qrels”, {challenge}: it is no object."]
    whole = [one for one in grades if _is_whole(one)]
    unknown = [one for one in whole if one not in solutions]
    wrong = [one for one in whole if not _is_grade(grades[one])]
    broken = len(grades) > len(whole)
    return [
        *([f"“qrels”, {challenge}: a solution’s id holds half a character."] if broken else []),
        *(f"“qrels”, {challenge}: there is no solution {one}." for one in unknown),
        *(f"“qrels”, {challenge}, {one}: a grade is 0, 1, 2 or 3." for one in wrong),
    ]


def _is_grade(grade: Any) -> bool:
    return isinstance(grade, int) and not isinstance(grade, bool) and grade in GRADES


def _refuse(faults: Sequence[str]) -> None:
    if not faults:
        return
    more = len(faults) - MOST_FAULTS
    shown = list(faults[:MOST_FAULTS])
    raise BadFile([*shown, f"And {more} more."] if more > 0 else shown)
