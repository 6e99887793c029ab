"""When two texts say nearly the same, so that one may stand for the other.

CLOSE was read on the invented statements of tests/matching/said_by_many.yaml, sorted by hand: 28 of the
38 questions find the statement on the same problem, and 4 of 382 find another; of whole statements 18
of 19 pairs on one problem, and 1 of 191 others. The floors of words were read on an older scale and
have not been measured anew.
"""

from matching.ranking.profile import Profile

# Cosine of a question with the closest sentence, or of two whole texts.
CLOSE = 0.45
# Share of the words, as matching.ranking.fusion counts it. A long text says much that no other has.
WORDS_OF_QUESTION = 0.2
WORDS_OF_TEXT = 0.18


def is_like_question(question: Profile, text: Profile, words: float) -> bool:
    """Whether a text has what a question of a sentence or two asks."""
    return closest_sentence(question, text) >= CLOSE or words >= WORDS_OF_QUESTION


def is_like_text(one: Profile, other: Profile, words: float) -> bool:
    return as_a_whole(one, other) >= CLOSE or words >= WORDS_OF_TEXT


def closest_sentence(question: Profile, text: Profile) -> float:
    """0 without vectors."""
    if question.vector is None or text.sentence_vectors is None:
        return 0.0
    return float((text.sentence_vectors @ question.vector).max(initial=0.0))


def as_a_whole(one: Profile, other: Profile) -> float:
    """0 without vectors."""
    if one.vector is None or other.vector is None:
        return 0.0
    return float(one.vector @ other.vector)
