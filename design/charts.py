"""The geometry of figures drawn on the server: numbers in, coordinates out, no styles."""

from dataclasses import dataclass
from math import ceil, sqrt


@dataclass(frozen=True)
class Bar:
    label: str
    value: float
    share: float
    """Per cent of the longest bar, 0–100."""
    top: int


BAR_HEIGHT = 56


@dataclass(frozen=True)
class HeatCell:
    """Two numbers where a row and a column meet."""

    column: str
    first: int
    second: int
    left: int
    level: int
    """Shade by the first number, 0 (none) to 4."""
    radius: float
    """Of a circle whose area is in scale with the second number; 0 for none."""

    @property
    def is_gap(self):
        return self.first > 0 and self.second == 0


@dataclass(frozen=True)
class HeatRow:
    label: str
    top: int
    cells: list[HeatCell]


LEVELS = 4
CELL_WIDTH, CELL_HEIGHT, ROW_HEIGHT, HEAD_HEIGHT = 132, 56, 96, 28
LARGEST_RADIUS, SMALLEST_RADIUS = 20, 4


def bars(pairs):
    """Horizontal bars for (label, value) pairs, the longest of them full width."""
    pairs = list(pairs)
    return [
        Bar(label, value, share, place * BAR_HEIGHT)
        for place, ((label, value), share) in enumerate(
            zip(pairs, shares(v for _, v in pairs), strict=True)
        )
    ]


def shares(values):
    """Each value in per cent of the largest, with one decimal; all zero when nothing is above zero."""
    values = [max(float(value or 0), 0.0) for value in values]
    longest = max(values, default=0.0)
    return [round(100 * value / longest, 1) if longest else 0.0 for value in values]


def heat_rows(rows, columns, cells):
    """`cells` holds a list for each row with a (first, second) pair for each column."""
    levels = _levels([[first for first, _ in line] for line in cells])
    radii = _radii([[second for _, second in line] for line in cells])
    return [
        HeatRow(
            str(label),
            HEAD_HEIGHT + place * ROW_HEIGHT,
            [
                HeatCell(str(column), *pair, number * CELL_WIDTH, level, radius)
                for number, (column, pair, level, radius) in enumerate(
                    zip(columns, line, levels[place], radii[place], strict=True)
                )
            ],
        )
        for place, (label, line) in enumerate(zip(rows, cells, strict=True))
    ]


def _levels(lines):
    most = max((value for line in lines for value in line), default=0)
    return [[ceil(LEVELS * value / most) if most else 0 for value in line] for line in lines]


def _radii(lines):
    most = max((value for line in lines for value in line), default=0)
    return [[_radius(value / most) if value else 0 for value in line] for line in lines]


def _radius(share):
    return max(round(LARGEST_RADIUS * sqrt(share), 1), SMALLEST_RADIUS)


def sparkline_points(values, width=120, height=28):
    """Points of a line from left to right, low values at the bottom; one value gives one point in the middle."""
    values = [float(value) for value in values]
    if not values:
        return []
    low, span = min(values), (max(values) - min(values)) or 1.0
    step = width / max(len(values) - 1, 1)
    return [
        (round(place * step, 1), round(height - (value - low) / span * height, 1))
        for place, value in enumerate(values)
    ]
