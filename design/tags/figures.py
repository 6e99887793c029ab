"""Figures as pictures, always with the number in text: funnel strip, progress, bar charts, sparklines."""

from django.template import Library
from django.utils.text import slugify

from design import charts

register = Library()

NARROWEST_MAP = 528  # room for the label of a row


@register.inclusion_tag("components/funnel.html")
def funnel(steps):
    """Big number, quiet label, bar to scale. Steps are (number, label) or (number, label, href)."""
    rows = [(*step, "")[:3] for step in steps]
    shares = charts.shares(number for number, _, _ in rows)
    return {
        "steps": [
            {"number": number, "label": label, "href": href, "share": share}
            for (number, label, href), share in zip(rows, shares, strict=True)
        ]
    }


@register.inclusion_tag("components/progress.html")
def progress(done, total, what="done", note=""):
    """A bar and the same in words: 14 of 22 scored · saved just now."""
    share = round(100 * min(done, total) / total, 1) if total else 0
    return {"done": done, "total": total, "what": what, "note": note, "share": share}


@register.inclusion_tag("components/bar_chart.html")
def bar_chart(title, pairs, description="", unit="", tone="sea", level=3):
    """Horizontal bars for (label, value) pairs, with the same numbers as a table below."""
    drawn = charts.bars(pairs)
    return {
        "title": title,
        "bars": drawn,
        "description": description,
        "unit": unit,
        "tone": tone,
        "level": level,
        "id": f"chart-{slugify(title)}",
        "height": len(drawn) * charts.BAR_HEIGHT,
    }


@register.inclusion_tag("components/heat_map.html")
def heat_map(title, rows, columns, cells, first="Asked for", second="Offered"):
    """Two numbers for each row and column, such as demand and supply, with the same as a table below.

    The first is told by shade, the second by a circle, both by their number; asked for and not offered
    is hatched. `cells`: for each row a list with a (first, second) pair for each column.
    """
    drawn = charts.heat_rows(rows, columns, cells)
    return {
        "title": title,
        "rows": drawn,
        "columns": [
            {"name": str(name), "left": place * charts.CELL_WIDTH}
            for place, name in enumerate(columns)
        ],
        "first": first,
        "second": second,
        "gaps": [
            f"{row.label}, {cell.column}" for row in drawn for cell in row.cells if cell.is_gap
        ],
        "id": f"map-{slugify(title)}",
        "width": max(len(columns) * charts.CELL_WIDTH, NARROWEST_MAP),
        "height": charts.HEAD_HEIGHT + len(drawn) * charts.ROW_HEIGHT,
    }


@register.inclusion_tag("components/sparkline.html")
def sparkline(title, values):
    """A trend as small as a word; the caller writes the latest number beside it."""
    points = charts.sparkline_points(values)
    return {
        "title": title,
        "points": points,
        "last": points[-1] if points else None,
        "id": f"spark-{slugify(title)}",
    }
