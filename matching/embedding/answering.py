"""The embedder's side of matching.embedding.asking: the process that holds the model."""

from collections.abc import Sequence

from django.core.cache import cache

from matching.embedding.asking import SILENCE, fall_silent
from matching.embedding.encoder import encoder
from matching.embedding.kept_vectors import keep
from matching.embedding.model_files import ModelMissing

# Files do not come back by themselves.
MISSING_SECONDS = 60


def answer(texts: Sequence[str]) -> None:
    """Leave the vectors where the pages look; tell them not to wait when the model is missing."""
    try:
        rows = encoder().encode(texts)
    except ModelMissing as failure:
        fall_silent(str(failure), seconds=MISSING_SECONDS)
        return
    keep(texts, rows)
    cache.delete(SILENCE)
