"""Vectors of questions, kept in the cache for a day.

Under the model's version and a hash of the question, as 384 numbers of half precision (768 bytes):
the cache can tell nobody what was asked.
"""

import hashlib
from collections.abc import Collection, Sequence

import numpy as np
from django.core.cache import cache
from numpy.typing import NDArray

from matching.embedding.model_files import MODEL_VERSION

A_DAY = 24 * 60 * 60


def keep(texts: Sequence[str], rows: NDArray[np.float32]) -> None:
    halves = rows.astype(np.float16)
    kept = {_key(text): row.tobytes() for text, row in zip(texts, halves, strict=True)}
    cache.set_many(kept, timeout=A_DAY)


def kept(texts: Collection[str]) -> dict[str, NDArray[np.float32]]:
    """Those of the texts that have been embedded lately."""
    keys = {_key(text): text for text in texts}
    found = cache.get_many(keys) if keys else {}
    return {
        keys[key]: np.frombuffer(halves, dtype=np.float16).astype(np.float32)
        for key, halves in found.items()
    }


def _key(text: str) -> str:
    return f"vector-{MODEL_VERSION}-{hashlib.sha256(text.encode()).hexdigest()}"
