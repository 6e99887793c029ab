"""Figures of the insights page, drawn."""

from django.template import Library

from showcase.insights.drawing import (
    MOST_NUMBERED,
    STAY_HEIGHT,
    STEP_HEIGHT,
    Bars,
    bars_of,
    stays_of,
    steps_of,
)
from showcase.insights.figure import Figure, told
from showcase.insights.tiles import TileMap, map_of

register = Library()
register.filter(told)


@register.filter
def bars(figure: Figure) -> Bars:
    return bars_of(figure)


@register.filter
def tiles(figure: Figure) -> TileMap:
    return map_of(figure)


@register.inclusion_tag("showcase/insights/stays.html")
def stays_drawing(figure: Figure):
    stays = stays_of(figure)
    return {"figure": figure, "stays": stays, "height": len(stays) * STAY_HEIGHT}


@register.inclusion_tag("showcase/insights/rounds.html")
def rounds_drawing(figure: Figure):
    steps = steps_of(figure)
    return {
        "figure": figure,
        "steps": steps,
        "height": len(steps) * STEP_HEIGHT,
        "is_numbered": len(figure.rows) <= MOST_NUMBERED,
    }


@register.inclusion_tag("showcase/insights/pairs.html")
def pairs_drawing(figure: Figure):
    """Rows of service areas, columns of kinds of AI, and the pairs that nothing answers."""
    cells = {row.names: row for row in figure.rows}
    areas = list(dict.fromkeys(area for area, _ in cells))
    kinds = list(dict.fromkeys(kind for _, kind in cells))
    return {
        "figure": figure,
        "areas": areas,
        "kinds": kinds,
        "cells": [[_pair(cells.get((area, kind))) for kind in kinds] for area in areas],
        "gaps": [row for row in figure.rows if row.values[0] and not row.values[1]],
    }


def _pair(row):
    return row.values if row else (0, 0)
