"""The geometry of the page's own pictures: numbers in, coordinates out, no styles.

Across, everything is in per cent of the width, so that a picture fits any window; down, in pixels.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap

from design.charts import shares
from showcase.insights.figure import HELD_BACK, Figure, Row, Value

LONGEST = 0.72  # of the width; the number stands behind the bar
LINE, BAR, BETWEEN_BARS, BETWEEN_ROWS = 20, 18, 4, 22
LONGEST_LINE = 38  # characters that fit a telephone


@dataclass(frozen=True)
class Bar:
    """`kind` is the key of what it counts; `more` lengthens it by what is not public."""

    kind: str
    top: int
    share: float
    more: float
    words: str

    @property
    def end(self) -> float:
        return self.share + self.more


@dataclass(frozen=True)
class BarRow:
    """`lines` of the label, each with its base."""

    lines: list[tuple[str, int]]
    bars: list[Bar]


@dataclass(frozen=True)
class Bars:
    rows: list[BarRow]
    height: int


def bars_of(figure: Figure) -> Bars:
    """A bar of statements for each row, and one of solutions where the figure counts them."""
    pairs = [_numbers(figure, row) for row in figure.rows]
    longest = max((told + (more or 0) for row in pairs for _, told, more in row), default=0)
    rows, top = [], 0
    for row, numbers in zip(figure.rows, pairs, strict=True):
        lines = wrap(row.names[0], LONGEST_LINE)
        labels = [(line, top + n * LINE + 15) for n, line in enumerate(lines)]
        top += len(lines) * LINE + 4
        drawn = [
            _bar(number, top + place * (BAR + BETWEEN_BARS), longest)
            for place, number in enumerate(numbers)
        ]
        rows.append(BarRow(labels, drawn))
        top += len(drawn) * (BAR + BETWEEN_BARS) + BETWEEN_ROWS
    return Bars(rows, top)


def _numbers(figure: Figure, row: Row) -> list[tuple[str, int, int | None]]:
    """Kind, number, and what is not public of it: nothing of solutions."""
    values = dict(zip((column.key for column in figure.columns), row.values, strict=True))
    told = [("statements", values["statements"], values["other_statements"])]
    if "solutions" in values:
        told.append(("solutions", values["solutions"], 0))
    return told  # type: ignore[return-value]  # counts, never days


def _bar(number: tuple[str, int, int | None], top: int, longest: int) -> Bar:
    kind, told, more = number
    scale = 100 * LONGEST / longest if longest else 0
    words = str(told) if more == 0 else f"{told} + {HELD_BACK if more is None else more}"
    return Bar(kind, top, round(told * scale, 1), round((more or 0) * scale, 1), words)


@dataclass(frozen=True)
class Stay:
    """From the first to the third quartile, with the median; nothing is drawn of what is held back."""

    label: str
    top: int
    start: float = 0
    width: float = 0
    middle: float = 0
    words: str = HELD_BACK


STAY_HEIGHT = 56


def stays_of(figure: Figure) -> list[Stay]:
    longest = max((row.values[3] or 0 for row in figure.rows), default=0) or 1
    return [_stay(row, place, 100 / longest) for place, row in enumerate(figure.rows)]


def _stay(row: Row, place: int, scale: float) -> Stay:
    label, top = ": ".join(row.names), place * STAY_HEIGHT
    _, first, median, third = row.values
    if first is None or median is None or third is None:
        return Stay(label, top)
    width = max(round((third - first) * scale, 1), 1)
    words = f"half within {days(median)}"
    return Stay(label, top, round(first * scale, 1), width, round(median * scale, 1), words)


def days(number: float) -> str:
    return f"{number:g} day" if number == 1 else f"{number:g} days"


@dataclass(frozen=True)
class Step:
    """One step of the funnel over all rounds, as columns from left to right."""

    title: str
    top: int
    columns: list["StepColumn"]


@dataclass(frozen=True)
class StepColumn:
    left: float
    width: float
    top: int
    height: int
    number: int
    middle: float


STEP_HEIGHT, HIGHEST = 120, 56
MOST_NUMBERED = 8  # columns with their number above; more would run into each other


def steps_of(figure: Figure) -> list[Step]:
    """Each step to its own scale: the shape over the rounds is what counts."""
    return [
        Step(column.words, place * STEP_HEIGHT, list(_columns(figure.column(column.key), place)))
        for place, column in enumerate(figure.columns)
    ]


def _columns(numbers: Sequence[Value], place: int) -> Iterator[StepColumn]:
    each = 100 / max(len(numbers), 4)
    base = place * STEP_HEIGHT + STEP_HEIGHT - 12
    for at, (number, share) in enumerate(zip(numbers, shares(numbers), strict=True)):
        height = round(share * HIGHEST / 100)
        left, width = round(at * each, 2), round(each * 0.8, 2)
        middle = round(left + width / 2, 2)
        yield StepColumn(left, width, base - height, height, int(number or 0), middle)
