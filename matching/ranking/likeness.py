"""When two texts say nearly the same, so that one may stand for the other.

The floors were read off the demonstration, where it is known which councils' statements fed which
challenge: 78 in 100 of their questions are like the challenge they fed and 6 in 100 of the others are
too; of the whole statements 89 and 7 in 100.
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
