"""What is sent for a form: mostly as it should be, with a few things wrong."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote_from_bytes

from hypothesis import strategies as st

from tests.documents.uploads import PDF
from tests.fuzzing import hostile
from tests.fuzzing.forms import PRESSED, Field, Form

BOUNDARY = b"----a-boundary"
USUAL = {
    "email": b"x@example.org",
    "number": b"3",
    "date": b"2027-03-04",
    "url": b"https://a.example/",
}


@dataclass(frozen=True)
class Part:
    """A `filename` makes it a file."""

    name: bytes
    value: bytes
    filename: bytes | None = None


@st.composite
def parts(draw: Any, form: Form) -> list[Part]:
    """A whole form in which up to three fields are wrong, missing, repeated, or of the other kind."""
    names = [field.name for field in form.fields]
    wrong = set(draw(st.lists(st.sampled_from(names), min_size=1, max_size=3))) if names else set()
    pressed = draw(st.integers(0, 5))
    sent: list[Part] = []
    for field in form.fields:
        sent += draw(_wrong(field)) if field.name in wrong else _right(field, pressed)
    if not names or draw(st.integers(0, 9)) == 0:
        sent += draw(st.lists(_strangers(), min_size=1, max_size=5))
    return sent


def _right(field: Field, turn: int) -> list[Part]:
    name = field.name.encode()
    if field.kind == "file":
        return [Part(name, PDF, b"plan.pdf")]
    if field.options:
        offered = [option for option in field.options if option] or [""]
        return [Part(name, offered[turn % len(offered)].encode())]
    if field.kind in PRESSED:
        return []
    words = field.value.encode() or USUAL.get(field.kind, _usual(field.name))
    return [Part(name, words)]


def _usual(name: str) -> bytes:
    """Parts of a date, and figures, are known by what their names end with."""
    ends = {"day": b"3", "month": b"4", "year": b"2027", "_0": b"3", "_1": b"4", "_2": b"2027"}
    number = {"number": b"4", "capacity": b"4", "time": b"10:30", "order": b"1"}
    known = [usual for end, usual in {**ends, **number}.items() if name.endswith(end)]
    return known[0] if known else b"How can we give residents an answer on the same day?"


@st.composite
def _wrong(draw: Any, field: Field) -> list[Part]:
    name = field.name.encode()
    how = draw(
        st.sampled_from(["value", "value", "value", "missing", "repeated", "other kind", "many"])
    )
    if how == "missing":
        return []
    if how == "other kind" and field.kind != "file":
        filename, content = draw(st.sampled_from(hostile.FILES))
        return [Part(name, content, filename)]
    if how == "many":
        return [Part(name, str(number).encode()) for number in range(300)]
    if field.kind == "file" and how != "other kind":
        filename, content = draw(st.sampled_from(hostile.FILES))
        return [Part(name, content, filename)] * (2 if how == "repeated" else 1)
    several = draw(st.lists(hostile.values, min_size=2, max_size=4)) if how == "repeated" else None
    return [Part(name, value) for value in several or [draw(hostile.values)]]


@st.composite
def _strangers(draw: Any) -> Part:
    return Part(draw(st.sampled_from(hostile.KEYS)).encode(), draw(hostile.values))


def urlencoded(sent: list[Part]) -> bytes:
    return b"&".join(
        f"{quote_from_bytes(part.name)}={quote_from_bytes(part.value)}".encode() for part in sent
    )


def multipart(sent: list[Part]) -> bytes:
    return b"".join(_as_part(part) for part in sent) + b"--" + BOUNDARY + b"--\r\n"


def _as_part(part: Part) -> bytes:
    named = b'name="' + _quoted(part.name) + b'"'
    file = b"" if part.filename is None else b'; filename="' + _quoted(part.filename) + b'"'
    head = b"--" + BOUNDARY + b"\r\nContent-Disposition: form-data; " + named + file
    return head + b"\r\n\r\n" + part.value + b"\r\n"


def _quoted(name: bytes) -> bytes:
    return name.replace(b'"', b"%22").replace(b"\r", b"%0D").replace(b"\n", b"%0A")
