"""manage.py evaluate_matching: its figures, and what it says of a bad file. Touches no database."""

import json

import pytest
from django.core.management import call_command

GOOD = [
    {"id": "1", "problem": "Street bins overflow", "title": "Full", "solution": "Bin sensors."},
    {"id": 2, "problem": "Trees fall ill", "title": "Crown", "solution": "Finds ill trees."},
]
GRADED = {
    "challenges": [{"id": "a", "challenge": "How can we empty street bins?"}],
    "solutions": [
        {"id": "1", "title": "Full", "text": "Bin sensors."},
        {"id": "2", "title": "Crown", "text": "Finds ill trees."},
    ],
    "qrels": {"a": {"1": 3, "2": 0}},
}


def lines(*rows):
    return "\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows)


@pytest.fixture
def run(tmp_path, capfd):
    """Runs the command on a file of this content; what it says, and to whom."""

    def command(content, *options, name="pairs.jsonl"):
        file = tmp_path / name
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        call_command("evaluate_matching", *options, str(file))
        return capfd.readouterr().out

    return command


def refusal(run, capfd, content, *options):
    with pytest.raises(SystemExit) as stop:
        run(content, *options)
    return stop.value.code, capfd.readouterr().err.splitlines()


def test_pairs_are_measured_and_told_as_text(run):
    said = dict(line.rsplit(maxsplit=1) for line in run(lines(*GOOD)).splitlines())
    assert float(said.pop("Seconds per query")) >= 0
    assert said == {
        "Problems": "2",
        "Solutions ranked for each": "2",
        "By meaning too": "yes",
        "MRR@10": "1.0",
        "Recall@1": "1.0",
        "Recall@5": "1.0",
        "Recall@10": "1.0",
    }


def test_pairs_are_measured_and_told_as_json(run):
    figures = json.loads(run(lines(*GOOD), "--format", "json"))
    assert (figures["mrr_at_10"], figures["problems"]) == (1.0, 2)


def test_lines_without_an_id_or_with_a_line_separator_inside_a_text_are_measured(run):
    nameless = [{**row, "id": "", "title": "Bins\u2028and more"} for row in GOOD]
    content = "\r\n".join(json.dumps(row, ensure_ascii=False) for row in nameless)
    assert json.loads(run(content, "--format", "json"))["problems"] == 2


def test_graded_file_is_measured(run):
    figures = json.loads(run(json.dumps(GRADED), "--format", "json", "--graded"))
    assert (figures["ndcg_at_10"], figures["recall_at_5"]) == (1.0, 1.0)


def test_model_missing_measures_words_alone_and_says_so(run, settings, tmp_path, capfd):
    from matching.embedding.encoder import _loaded

    _loaded.cache_clear()
    settings.MATCHING_MODEL_FOLDER = str(tmp_path)
    figures = json.loads(run(lines(*GOOD), "--format", "json"))
    _loaded.cache_clear()
    assert figures["with_vectors"] is False


@pytest.mark.parametrize(
    ("content", "faults"),
    [
        ("", ["The file is empty."]),
        (b"\xff\xfe{}", ["The file is not UTF-8: byte 0 cannot be read."]),
        (lines(GOOD[0], "nonsense"), ["Line 2: it is not JSON."]),
        (lines(GOOD[0], "[1]"), ["Line 2: it is no object."]),
        (lines(GOOD[0], "", GOOD[0]), ["Line 3: the id 1 stands in an earlier line too."]),
        (
            lines(GOOD[0], {"id": "9", "problem": "p", "title": None}),
            ["Line 2: “title” is missing or is no text."],
        ),
        (lines(GOOD[0], "[" * 100_000), ["Line 2: it is nested too deep."]),
        (lines(GOOD[0], {**GOOD[1], "id": "\ud83d"}), ["Line 2: “id” holds half a character."]),
        (lines(GOOD[0], {**GOOD[1], "id": True}), ["Line 2: “id” is missing or is no text."]),
    ],
)
def test_bad_line_is_named_by_its_number_with_exit_status_2(run, capfd, content, faults):
    assert refusal(run, capfd, content) == (2, faults)


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"challenges": []}, "“challenges” is missing or is no list with entries."),
        ({"qrels": {"z": {}}}, "“qrels”: there is no challenge z."),
        ({"qrels": {"a": {"9": 1}}}, "“qrels”, a: there is no solution 9."),
        ({"qrels": {"a": {"1": 4}}}, "“qrels”, a, 1: a grade is 0, 1, 2 or 3."),
        ({"qrels": {"a": {"1": True}}}, "“qrels”, a, 1: a grade is 0, 1, 2 or 3."),
        (
            {"solutions": [{"id": "", "title": "", "text": ""}]},
            "“solutions”, entry 1: “id” is empty.",
        ),
        (
            {"qrels": {"a": {}, "\ud83d": {"1": 2}}},
            "“qrels”, entry 2: its name holds half a character.",
        ),
        (
            {"qrels": {"a": {"1": 2, "\udc00": 2}}},
            "“qrels”, a: a solution’s id holds half a character.",
        ),
        ({"qrels": []}, "“qrels” is missing or is no object."),
        ({"solutions": [{"id": "1"}]}, "“solutions”, entry 1: “title” is missing or is no text."),
    ],
)
def test_bad_graded_file_is_refused_with_what_is_wrong(run, capfd, changed, fault):
    code, said = refusal(run, capfd, json.dumps({**GRADED, **changed}), "--graded")
    assert (code, said[0]) == (2, fault)


def test_graded_file_nested_too_deep_is_refused(run, capfd):
    assert refusal(run, capfd, "[" * 100_000, "--graded") == (
        2,
        ["The file is not JSON that can be read: it is nested too deep."],
    )


def test_many_faults_are_counted_rather_than_all_listed(run, capfd):
    _, said = refusal(run, capfd, lines(*["nonsense"] * 50))
    assert said[-2:] == ["Line 20: it is not JSON.", "And 30 more."]


@pytest.mark.parametrize("arguments", [[], ["a.jsonl", "--graded", "b.json"]])
def test_command_wants_one_file(capfd, arguments):
    with pytest.raises(SystemExit) as stop:
        call_command("evaluate_matching", *arguments)
    assert (stop.value.code, "Name one file" in capfd.readouterr().err) == (2, True)


def test_file_that_is_not_there_is_refused(capfd, tmp_path):
    with pytest.raises(SystemExit) as stop:
        call_command("evaluate_matching", str(tmp_path / "none.jsonl"))
    assert stop.value.code == 2
    assert "The file cannot be read: No such file or directory." in capfd.readouterr().err
