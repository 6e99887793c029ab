import pytest

from vendors.solution_sheet import opening


@pytest.mark.parametrize(
    ("text", "summary"),
    [
        ("A short  text.", "A short text."),
        (f"One. Two? {'x' * 400}.", "One. Two?"),
        ("y" * 400, "y" * 299 + "…"),
    ],
)
def test_opening_keeps_whole_sentences_that_fit(text, summary):
    assert opening(text) == summary
