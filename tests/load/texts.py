"""Very many solutions and their entries at once, as a worker would have left them, for measuring only.

Vectors lie around a few hundred topics and words are drawn by Zipf's law, so that neighbours and rare
words are as uneven as in real texts. Nothing is embedded: what is measured is finding, not reading.
"""

from collections import Counter
from collections.abc import Iterator

import numpy as np
from django.utils import timezone
from tqdm import tqdm

from matching.actions.counting import count_words
from matching.embedding.model_files import WIDTH
from matching.enums import Kind
from matching.models import Entry
from matching.queries.entries.profiles import MODEL
from tests.load.cast import Cast
from vendors.enums import SolutionStatus
from vendors.models import Solution, SolutionVersion

NOW = timezone.now()
TOPICS = 300
VOCABULARY = 30_000
WORDS_A_TEXT = 60
SENTENCES = 5
A_BATCH = 1_000
luck = np.random.default_rng(20_261_125)
topics = luck.standard_normal((TOPICS, WIDTH)).astype(np.float32)


def add_solutions(cast: Cast, vendors: list[int], start: int, end: int) -> None:
    """Eligible solutions number `start` to `end`, each with its entry, then words counted anew."""
    batches = range(start, end, A_BATCH)
    for first in tqdm(batches, desc=f"{end} solutions", unit_scale=A_BATCH):
        numbers = range(first, min(first + A_BATCH, end))
        versions = _versions(cast, vendors, numbers)
        Entry.objects.bulk_create(_entries(Kind.SOLUTION, [version.pk for version in versions]))
    count_words(Kind.SOLUTION, at=timezone.now())


def entries_of(kind: str, pks: list[int]) -> None:
    """Entries for records that are there already."""
    Entry.objects.bulk_create(_entries(kind, pks), batch_size=A_BATCH)
    count_words(kind, at=timezone.now())


def _versions(cast: Cast, vendors: list[int], numbers: range) -> list[SolutionVersion]:
    solutions = Solution.objects.bulk_create(
        Solution(
            vendor_id=vendors[n % len(vendors)], name=f"Text {n}", slug=f"text-{n}", created_at=NOW
        )
        for n in numbers
    )
    return SolutionVersion.objects.bulk_create(_version(cast, solution) for solution in solutions)


def _version(cast: Cast, solution: Solution) -> SolutionVersion:
    return SolutionVersion(
        solution=solution,
        number=1,
        round=cast.round,
        criteria_set=cast.criteria[0].section.criteria_set,
        status=SolutionStatus.ELIGIBLE,
        summary="Drafts the case record from a recorded visit.",
        description="It listens, drafts and asks the worker to correct what it wrote.",
        created_at=NOW,
        saved_at=NOW,
        submitted_at=NOW,
        submitted_by=cast.staff,
        decided_at=NOW,
        decided_by=cast.staff,
        decision_reason="The answers hold.",
        responsible_deployment="Watch the error rate.",
    )


def _entries(kind: str, pks: list[int]) -> Iterator[Entry]:
    for pk in pks:
        topic = topics[luck.integers(TOPICS)]
        rows = _unit(topic + 0.9 * luck.standard_normal((SENTENCES, WIDTH)).astype(np.float32))
        whole, counts = _unit(rows.mean(axis=0)), Counter(_words())
        yield Entry(
            kind=kind,
            subject_id=pk,
            title=f"Text {pk}",
            sentences=[" ".join(_words()[:12]) + "." for _ in range(SENTENCES)],
            counts=dict(counts),
            stems=sorted(counts),
            length=counts.total(),
            vector=whole,
            rows=np.vstack([whole, rows]).astype(np.float16).tobytes(),
            model=MODEL,
            text_hash=f"{kind}{pk}",
            folding_hash="",
            changed_at=NOW,
            indexed_at=NOW,
        )


def _words() -> list[str]:
    drawn = luck.zipf(1.2, WORDS_A_TEXT)
    return [f"word{n}" for n in np.minimum(drawn, VOCABULARY)]


def _unit(vectors: np.ndarray) -> np.ndarray:
    return vectors / np.linalg.norm(vectors, axis=-1, keepdims=True)
