"""Something of every noun, brought there by the real actions."""

from types import SimpleNamespace

from django.utils import timezone

from challenges.actions.support import give_support
from challenges.models import Theme
from tests.journeys import challenges, people, showcase, vetting

SILENT = "Hushmere"


def everything():
    officer = people.officer()
    challenge = challenges.challenge_at(by=officer)
    challenges.supported(challenge)
    _shared_in_silence(challenge)
    response = vetting.response_at("shortlisted", challenge=challenge)
    return SimpleNamespace(
        challenges=challenge,
        questions=challenges.question_on(challenge, answer="It has to."),
        solutions=response.solution,
        events=showcase.event_at(),
        reports=showcase.report_at(),
        themes=Theme.objects.get(pk=challenge.theme_id),
        councils=challenges.council_of(officer),
    )


def _shared_in_silence(challenge):
    """By a council that would rather not be named and whose words stay with staff."""
    silent = people.officer(people.council(f"{SILENT} Council {challenge.pk}"))
    give_support(
        challenge,
        council=challenges.council_of(silent),
        note=f"Only {SILENT} says so.",
        is_named=False,
        shows_note=False,
        by=silent,
        at=timezone.now(),
    )
