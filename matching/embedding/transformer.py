"""The forward pass of BERT in plain NumPy, as all-MiniLM-L6-v2 has it: 6 layers, 12 heads.

Devlin and others, "BERT: Pre-training of Deep Bidirectional Transformers" (2019), over Vaswani and
others, "Attention Is All You Need" (2017). The tokens of several texts lie one after another in one
array, so that no padding is computed; only attention looks at each text by itself.
"""

from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.special import erf

from matching.embedding.model_files import WIDTH

Array: TypeAlias = NDArray[np.float32]

LAYERS = 6
HEADS = 12
EPSILON = np.float32(1e-12)


class Transformer:
    def __init__(self, weights: Mapping[str, Array]) -> None:
        """Weights by the names of the published file."""
        self._weights = dict(weights)
        for layer in range(LAYERS):
            self._join_queries_keys_values(f"encoder.layer.{layer}.attention.")

    def __call__(self, texts: Sequence[Sequence[int]]) -> list[Array]:
        """The last layer's vectors, (tokens, 384), of each text given as its token numbers."""
        parts = _parts(texts)
        tokens = self._embed(texts)
        for layer in range(LAYERS):
            tokens = self._layer(tokens, parts, f"encoder.layer.{layer}.")
        return [tokens[part] for part in parts]

    def _embed(self, texts: Sequence[Sequence[int]]) -> Array:
        numbers = np.concatenate([np.asarray(text, dtype=np.intp) for text in texts])
        positions = np.concatenate([np.arange(len(text)) for text in texts])
        tokens = self._weights["embeddings.word_embeddings.weight"][numbers]
        tokens += self._weights["embeddings.position_embeddings.weight"][positions]
        tokens += self._weights["embeddings.token_type_embeddings.weight"][0]
        return self._normalised(tokens, "embeddings.LayerNorm.")

    def _layer(self, tokens: Array, parts: list[slice], name: str) -> Array:
        looked = self._attend(tokens, parts, name + "attention.")
        looked = self._linear(looked, name + "attention.output.dense.")
        tokens = self._normalised(looked + tokens, name + "attention.output.LayerNorm.")
        thought = _gelu(self._linear(tokens, name + "intermediate.dense."))
        thought = self._linear(thought, name + "output.dense.")
        return self._normalised(thought + tokens, name + "output.LayerNorm.")

    def _attend(self, tokens: Array, parts: list[slice], name: str) -> Array:
        joined = self._linear(tokens, name)
        looked = np.empty_like(tokens)
        for part in parts:
            # (tokens, 3 · 384) → query, key, value, each (heads, tokens, 32)
            query, key, value = (
                joined[part].reshape(-1, 3, HEADS, WIDTH // HEADS).transpose(1, 2, 0, 3)
            )
            found = _softmax(query @ key.swapaxes(1, 2)) @ value
            looked[part] = found.swapaxes(0, 1).reshape(-1, WIDTH)
        return looked

    def _join_queries_keys_values(self, name: str) -> None:
        """Three small multiplications become one large one, with the scaling of scores in it."""
        names = [f"{name}self.{role}." for role in ("query", "key", "value")]
        for kind in ("weight", "bias"):
            query, key, value = (self._weights.pop(each + kind) for each in names)
            scaled = query / np.sqrt(np.float32(WIDTH // HEADS))
            self._weights[name + kind] = np.concatenate([scaled, key, value])

    def _linear(self, tokens: Array, name: str) -> Array:
        result = tokens @ self._weights[name + "weight"].T
        result += self._weights[name + "bias"]
        return result

    def _normalised(self, tokens: Array, name: str) -> Array:
        tokens -= tokens.mean(axis=1, keepdims=True)
        tokens /= np.sqrt(np.square(tokens).mean(axis=1, keepdims=True) + EPSILON)
        tokens *= self._weights[name + "weight"]
        tokens += self._weights[name + "bias"]
        return tokens


def _parts(texts: Sequence[Sequence[int]]) -> list[slice]:
    ends = accumulate((len(text) for text in texts), initial=0)
    return [slice(start, end) for start, end in pairwise(ends)]


def _softmax(scores: Array) -> Array:
    scores -= scores.max(axis=-1, keepdims=True)
    np.exp(scores, out=scores)
    scores /= scores.sum(axis=-1, keepdims=True)
    return scores


def _gelu(values: Array) -> Array:
    """The exact form, x · Φ(x), not the approximation by a hyperbolic tangent."""
    share = erf(values * np.float32(0.5**0.5))
    share += 1
    share *= 0.5
    share *= values
    return share
