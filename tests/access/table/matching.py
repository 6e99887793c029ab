"""What others said, suggestions, search."""

from tests.access.rows import COUNCILS, Row

MATCHING = [
    Row("matching:similar", COUNCILS),
]
