from typing import Any

import django_filters

from challenges.models import Challenge, Question
from showcase.api.interface.view import OpenList, OpenRecord
from showcase.open_data.records.questions import QuestionRecord
from showcase.queries.open_data.challenges import open_questions


class QuestionsAsked(django_filters.FilterSet):
    challenge = django_filters.ModelChoiceFilter(
        label="Challenge",
        queryset=Challenge.objects.public(),
        to_field_name="slug",
        method="about",
    )

    class Meta:
        model = Question
        fields = ()

    def about(self, questions: Any, _: str, challenge: Challenge) -> Any:
        return questions.filter(challenge__in=Challenge.objects.family_of(challenge))


class OfQuestions:
    noun = "questions"
    serializer_class = QuestionRecord
    queryset = Question.objects.none()

    def get_queryset(self) -> Any:
        return open_questions()


class Questions(OfQuestions, OpenList):
    """What vendors asked about challenges, and what was answered. The order is that of random keys."""

    summary = "Questions and answers"
    ordered_by = "key"
    filterset_class = QuestionsAsked


class OneQuestion(OfQuestions, OpenRecord):
    """One question and its answer."""

    summary = "One question"
    lookup_field = "key"
