"""The machine interface. What stands under v1 stays: a change that breaks readers gets a v2 beside it."""

from django.urls import path, register_converter

from showcase.api.interface import pages
from showcase.api.records import (
    challenges,
    councils,
    events,
    questions,
    reports,
    solutions,
    themes,
    ways_in,
)


class Anything:
    """Whatever else somebody asks for, line breaks among it."""

    regex = r"[\s\S]+"
    to_python = to_url = staticmethod(str)


register_converter(Anything, "anything")

LISTS = [
    ("challenges", challenges.Challenges, challenges.OneChallenge),
    ("solutions", solutions.Solutions, solutions.OneSolution),
    ("events", events.Events, events.OneEvent),
    ("reports", reports.Reports, reports.OneReport),
    ("themes", themes.Themes, themes.OneTheme),
    ("councils", councils.Councils, councils.OneCouncil),
    ("questions", questions.Questions, questions.OneQuestion),
]
API = [
    path("api/", pages.About.as_view(), name="api"),
    path("api/changes/", pages.Changes.as_view(), name="api_changes"),
    path("api/v1/", ways_in.WaysIn.as_view(), name="api_ways_in"),
    path("api/v1/openapi.json", pages.Document.as_view(), name="api_document"),
    *(path(f"api/v1/{noun}/", all_.as_view(), name=f"api_{noun}") for noun, all_, _ in LISTS),
    *(
        path(f"api/v1/{noun}/<slug:id>/", one.as_view(), name=f"api_{noun}_one")
        for noun, _, one in LISTS
    ),
    path("api/v1/<anything:rest>", ways_in.Nothing.as_view(), name="api_nothing"),
]
