"""The Atom feeds there are: named once for the pages that link to them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class NamedFeed:
    title: str
    url_name: str


FEEDS = (
    NamedFeed("Challenges", "challenges:feed"),
    NamedFeed("Answers", "showcase:answers_feed"),
    NamedFeed("Eligible solutions", "showcase:solutions_feed"),
    NamedFeed("Events", "showcase:events_feed"),
    NamedFeed("Reports", "showcase:reports_feed"),
    NamedFeed("Case studies and guidance", "showcase:resources_feed"),
    NamedFeed("Editions of the open data", "showcase:editions_feed"),
)
