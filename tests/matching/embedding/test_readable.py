import pytest

from matching.embedding.readable import readable


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("", ""),
        (" \n\t\u00a0", ""),
        ("  How\ncan \t we  ", "How can we"),
        ("half a pair \ud83d!", "half a pair ?!"),
        ("a" * 200_000, "a" * 10_000),
        (" " * 200_000 + "bins", "bins"),
    ],
)
def test_readable_part_of_a_text_is_its_beginning_with_single_spaces(text, read):
    assert readable(text) == read
