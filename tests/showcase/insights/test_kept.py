import pytest
from django.core.cache import cache
from django.utils import timezone
from redis.exceptions import ConnectionError

from showcase.queries.insights.kept import kept_insights
from tests.journeys.challenges import challenge_at, theme

pytestmark = pytest.mark.django_db


def challenges_by_theme():
    return kept_insights(timezone.now()).figures["themes"].column("challenges")


def test_figures_are_counted_once_until_something_happens(django_assert_num_queries):
    challenge_at()
    with django_assert_num_queries(10):
        assert challenges_by_theme() == [1]
    with django_assert_num_queries(1):
        assert challenges_by_theme() == [1]


def test_figures_tell_what_happened_a_moment_ago():
    challenge_at()
    assert challenges_by_theme() == [1]
    challenge_at()
    assert challenges_by_theme() == [2]


def test_figures_tell_a_new_word_after_a_minute_at_the_latest(monkeypatch):
    challenge_at()
    kept_for = []
    keep = cache.set
    monkeypatch.setattr(
        cache, "set", lambda *a, timeout: [kept_for.append(timeout), keep(*a, timeout=timeout)]
    )
    challenges_by_theme()
    assert kept_for == [60]


def test_figures_are_counted_anew_while_the_cache_is_away(monkeypatch):
    def away(*_, **__):
        raise ConnectionError

    monkeypatch.setattr(cache, "get", away)
    monkeypatch.setattr(cache, "set", away)
    challenge_at(in_theme=theme("Waste"))
    assert challenges_by_theme() == [1]
