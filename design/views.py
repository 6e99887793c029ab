"""The component gallery: every component and every form control on one page.

For developers; it shows nothing but invented examples.
"""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone

from design.gallery import EveryControlForm, EveryFilterForm, QuestionForm, rows_formset


def gallery(request):
    """404 where it is not wanted, so that it needs no permission."""
    if not settings.SHOW_COMPONENT_GALLERY:
        raise Http404
    return render(request, "components/gallery.html", _examples())


def _examples():
    return {
        "filled": EveryControlForm(initial=EveryControlForm.EXAMPLE),
        "refused": EveryControlForm(EveryControlForm.WRONG, prefix="refused"),
        "scored": EveryControlForm(initial=EveryControlForm.EXAMPLE, prefix="scored"),
        "question": QuestionForm(prefix="question"),
        "rows": rows_formset(),
        "filters": EveryFilterForm({"theme": ["places"], "words": "gullies"}, prefix=""),
        "page": Paginator(range(240), 20).page(4),
        "now": timezone.now(),
        "funnel_steps": [
            (96, "statements from councils"),
            (12, "published challenges"),
            (73, "solutions offered"),
            (41, "found eligible"),
            (4, "challenges shown on 14 November"),
        ],
        "bar_pairs": [
            ("Adult social care", 31),
            ("Planning", 22),
            ("Waste and recycling", 9),
            ("Libraries", 0),
        ],
        "map_rows": ["Digital front door", "Improving local places"],
        "map_columns": ["Perceptive", "Predictive", "Generative", "Left open"],
        "map_cells": [[(0, 0), (1, 3), (8, 1), (2, 0)], [(4, 12), (6, 0), (0, 2), (1, 0)]],
        "trend": [3, 5, 4, 9, 12, 11, 18],
        "phrases": ["case record", "recorded visit"],
    }
