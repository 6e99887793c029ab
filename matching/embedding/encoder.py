"""Text to vectors of 384 numbers: all-MiniLM-L6-v2, as its authors published it, without PyTorch.

Runs on one thread, unless OPENBLAS_NUM_THREADS gives the multiplications more.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from threading import Lock

import numpy as np
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from matching.embedding.model_files import WEIGHTS, WIDTH, WORD_PIECES, checked_file
from matching.embedding.readable import readable
from matching.embedding.transformer import Array, Transformer

# What the published model reads of a text, its marks of beginning and end among them.
LONGEST = 256
# Larger batches leave the processor's cache.
TOKENS_AT_ONCE = 1024

_loading = Lock()


class Encoder:
    """Safe to use from several threads. Loading takes about half a second and 100 MB."""

    def __init__(self) -> None:
        """Raises ModelMissing."""
        self._tokenizer = Tokenizer.from_file(str(checked_file(WORD_PIECES)))
        self._tokenizer.enable_truncation(LONGEST)
        self._tokenizer.no_padding()
        self._transformer = Transformer(load_file(checked_file(WEIGHTS)))

    def encode(self, texts: Sequence[str]) -> Array:
        """A row of length 1 for each text; of zeros for a text without a word or a sign."""
        rows = np.zeros((len(texts), WIDTH), dtype=np.float32)
        for place, tokens in self._tokens_of(texts):
            rows[place] = _unit(tokens.mean(axis=0))
        return rows

    def _tokens_of(self, texts: Sequence[str]) -> Iterator[tuple[int, Array]]:
        """The last layer's vectors of each text that has any word piece, with its place."""
        numbers = [self._numbers(text) for text in texts]
        for places in _batches([len(each) for each in numbers]):
            tokens = self._transformer([numbers[place] for place in places])
            yield from zip(places, tokens, strict=True)

    def _numbers(self, text: str) -> list[int]:
        return list(self._tokenizer.encode(readable(text)).ids)


@cache
def _loaded() -> Encoder:
    return Encoder()


def encoder() -> Encoder:
    """The one of this process, loaded when first asked for. Raises ModelMissing."""
    with _loading:
        return _loaded()


def _batches(lengths: list[int]) -> Iterator[list[int]]:
    """Places of texts that are computed together, leaving out those that are only begin and end."""
    batch: list[int] = []
    tokens = 0
    for place, length in enumerate(lengths):
        if length <= 2:
            continue
        if batch and tokens + length > TOKENS_AT_ONCE:
            yield batch
            batch, tokens = [], 0
        batch.append(place)
        tokens += length
    if batch:
        yield batch


def _unit(vectors: Array) -> Array:
    return vectors / np.linalg.norm(vectors, axis=-1, keepdims=True)
