"""Nothing starts on settings that are missing, wrong or unsafe: all of them are named in one go."""

import sys
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from environs import Env, ValidationError
from environs.exceptions import EnvValidationError

STOP = 3
"""Exit status. gunicorn takes it as "cannot start" and tries no further."""

INCOMPLETE = "The portal does not start: settings are missing or wrong."
UNSAFE = "The portal does not start: settings are unsafe anywhere but on somebody's own machine."
WHERE = "See “Settings” in docs/operations.md."


def refuse_incomplete(env: Env, missing: Iterable[str]) -> None:
    """Asked at the end of the settings. Names variables, never what they hold."""
    found = dict.fromkeys(missing, "is not set")
    try:
        env.seal()
    except EnvValidationError as error:
        wrong = dict(error.error_messages)  # type: ignore[arg-type]  # by name, whatever its type says
        found |= {name: _said(words) for name, words in wrong.items()}
    if found:
        _stop(INCOMPLETE, (f"{name} {words}" for name, words in sorted(found.items())))


def web_address(value: str) -> None:
    """Raises ValidationError for what is neither empty nor the address of a web server."""
    parts = urlsplit(value)
    if value and not (parts.scheme in ("http", "https") and parts.hostname):
        raise ValidationError("Not a web address.")


def address_of_faults(value: str) -> None:
    """An address with a key before the host and a number behind it, as Sentry gives them (its DSN)."""
    web_address(value)
    parts = urlsplit(value)
    if value and not (parts.username and parts.path.rpartition("/")[2].isdigit()):
        raise ValidationError("Not a DSN: https://key@host/number.")


def refuse_unsafe() -> None:
    """Asked by web, workers and beat before their first work: what `check --deploy` would refuse.

    One more question than is asked of a command, so that a broken site can still be mended by one.
    """
    from django.conf import settings
    from django.core.checks import WARNING, Tags, run_checks

    if settings.LOCAL:
        return
    found = run_checks(tags=[Tags.security], include_deployment_checks=True)
    serious = [one for one in found if one.level >= WARNING and not one.is_silenced()]
    if serious:
        _stop(UNSAFE, (f"{one.id}: {one.msg} {one.hint or ''}".rstrip() for one in serious))


def _said(words: Iterable[str]) -> str:
    return "is wrong: " + " ".join(words).removesuffix(".").lower()


def _stop(heading: str, lines: Iterator[str]) -> None:
    print("\n".join([heading, *(f"  {line}" for line in lines), WHERE]), file=sys.stderr)
    sys.exit(STOP)
