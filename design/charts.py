"""The geometry of figures drawn on the server: numbers in, coordinates out, no styles."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Bar:
    label: str
    value: float
    share: float
    """Per cent of the longest bar, 0–100."""
    top: int


BAR_HEIGHT = 56


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
