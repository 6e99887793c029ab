"""From which tables each figure of the insights page is worked out; the others say on the page why not."""

from collections.abc import Mapping

# By name of the figure, then by its columns: the tables that give the number.
FOLLOWS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "themes": {
        "challenges": ("challenges",),
        "statements": ("statements",),
        "solutions": ("responses",),
    },
    "service-areas": {
        "challenges": ("challenges",),
        "statements": ("statements",),
        "solutions": ("solutions",),
    },
    "kinds-of-ai": {
        "challenges": ("challenges",),
        "statements": ("statements",),
        "solutions": ("solutions",),
    },
    "data": {"statements": ("statements",), "solutions": ("solutions",)},
    "regions": {
        "challenges": ("challenges",),
        "statements": ("statements",),
        "solutions": ("solutions",),
    },
    "readiness": {"statements": ("statements",)},
    "risks": {"statements": ("statements",)},
    "map": {"statements": ("statements",), "councils": ("statements",)},
    "supply-and-demand": {"challenges": ("challenges",), "solutions": ("solutions",)},
    "rounds": {
        "challenges": ("challenges",),
        "shortlisted": ("responses",),
        "shown": ("sessions", "events"),
    },
}
