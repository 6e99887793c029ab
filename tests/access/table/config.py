"""What belongs to no app."""

from tests.access.rows import EVERYBODY, Row

SITE = [
    Row("live", EVERYBODY),
    Row("ready", EVERYBODY),
    Row("metrics", frozenset(), is_public=True),
]
