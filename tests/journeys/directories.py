"""A council's directory for tests: a real provider of OpenID Connect, as a process of its own."""

import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import requests
from django.utils import timezone

from accounts.actions.directories import set_directory
from tests.journeys import people

PATIENCE_SECONDS = 30
CLIENT_ID = "how-can-we"


class Provider:
    """One that lets anybody in who says who they are, as `knows` told it of them."""

    def __init__(self, issuer):
        self.issuer = issuer

    def knows(self, sub, **claims):
        """`claims` such as email="…", email_verified=True, name="…"."""
        requests.put(f"{self.issuer}/users/{sub}", json=claims, timeout=5).raise_for_status()

    def sign_in(self, address, sub):
        """What the page at `address` sends the browser back to once this person said yes there."""
        said = {"sub": sub}
        answer = requests.post(address, data=said, allow_redirects=False, timeout=5)
        return answer.headers["location"]


@contextmanager
def running_provider():
    port = _free_port()
    program = Path(sys.executable).with_name("oidc-provider-mock")
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen([program, "--port", str(port)], **quiet)
    try:
        yield _once_it_answers(Provider(f"http://127.0.0.1:{port}"))
    finally:
        process.terminate()
        process.wait()


def with_directory(council, issuer, settings):
    """This council signs its people in by the provider at `issuer`."""
    directory = set_directory(
        council, issuer=issuer, client_id=CLIENT_ID, by=people.administrator(), at=timezone.now()
    )
    secrets = {**settings.DIRECTORY_SECRETS, directory.secret_name: "known to both"}
    settings.DIRECTORY_SECRETS = secrets
    return directory


def domain_of(council):
    return council.domains.get().domain


def _once_it_answers(provider):
    until = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            requests.get(f"{provider.issuer}/jwks", timeout=5).raise_for_status()
            return provider
        except requests.ConnectionError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)


def _free_port():
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return asked.getsockname()[1]
