"""A process of its own that breaks in somebody's name: run by test_telling, told by the environment whom to tell."""

import logging
import sys

import django
from django.http import HttpRequest
from django.urls import path

EMAIL, NAME, TOKEN = "amara.osei@northmere.example", "Amara Osei", "k7-private-link"
log = logging.getLogger("tests.breaking")


def breaks(request: HttpRequest, token: str) -> None:
    local = request.POST["email"]
    log.error("The form of %s will break.", local)
    raise ValueError(f"{local} of {NAME} is there already ({token})")


urlpatterns = [path("broken/<slug:token>/", breaks)]


def main() -> None:
    django.setup()
    from django.conf import settings
    from django.test import Client

    settings.ROOT_URLCONF, settings.ALLOWED_HOSTS = __name__, ["testserver"]
    browser = Client(raise_request_exception=False, headers={"user-agent": NAME, "referer": EMAIL})
    browser.cookies["remembered"] = TOKEN
    answer = browser.post(f"/broken/{TOKEN}/?q={EMAIL}", {"email": EMAIL, "name": NAME})
    sys.stdout.write(answer["X-Request-ID"])


if __name__ == "__main__":
    main()
