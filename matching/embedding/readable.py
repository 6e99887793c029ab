"""The part of a text that the encoder reads. Needs no model, so that any process may ask for it."""

# More than 256 word pieces, the published model's limit, take up in any language.
CHARACTERS = 10_000


def readable(text: str) -> str:
    """The beginning, with single spaces; empty where there are only spaces.

    Half of a surrogate pair, which no file and no database can hold, becomes a question mark.
    """
    return " ".join(text.split())[:CHARACTERS].encode(errors="replace").decode()
