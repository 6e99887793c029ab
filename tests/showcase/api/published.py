"""Something of every noun, brought there by the real actions."""

from types import SimpleNamespace

from challenges.models import Theme
from tests.journeys import challenges, people, showcase, vetting


def everything():
    officer = people.officer()
    challenge = challenges.challenge_at(by=officer)
    challenges.supported(challenge)
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
