"""What a statement or a challenge still lacks, in the words of its form."""

from challenges.models import Challenge, Statement
from challenges.wording import ANYBODYS

STATEMENT_NEEDS = {
    "question": "your question",
    "challenge": "what the challenge is",
    "why_it_matters": "why it matters",
    "people_affected": "who is affected",
    "outcomes": "the outcomes you hope for",
    "readiness": "how ready your council is",
    "service_area_id": "the service area",
}
CHALLENGE_NEEDS = {
    "title": "a short title",
    "question": "the question",
    "description": "what the challenge is",
    "why_it_matters": "why it matters",
}


def missing_from_statement(statement: Statement) -> list[str]:
    """Required answers not given yet. An imported statement needs only its question."""
    needs = {"question": STATEMENT_NEEDS["question"]} if statement.import_key else STATEMENT_NEEDS
    return [words for field, words in needs.items() if not getattr(statement, field)]


def missing_from_challenge(challenge: Challenge) -> list[str]:
    """Required parts not written yet, a designer among them. A council’s question may still be worded freely."""
    missing = [words for field, words in CHALLENGE_NEEDS.items() if not getattr(challenge, field)]
    if challenge.question and not ANYBODYS.match(challenge.question):
        missing.append("a question that begins as “How can we”")
    return missing if challenge.designers.exists() else [*missing, "who designed it"]
