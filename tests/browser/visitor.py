"""One person at a browser: reads, types, presses. Every kind of page they meet is checked by axe."""

import re
import time

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import expect

from tests.browser.axe import assert_no_axe_violations
from tests.journeys.people import PASSWORD, TOTP_SECRET

TOTP_SECONDS = 30
CHANGING_PARTS = re.compile(r"/(?=[^/]*[\d-])[^/]+(?=/)")


class Visitor:
    """Finds things by the words on the page, as people do."""

    def __init__(self, page, met: set[str]):
        self.page, self.met = page, met

    @property
    def place(self):
        """The page without its header and footer."""
        return self.page.locator("main, aside")

    def go(self, address: str) -> "Visitor":
        self.page.goto(address)
        return self.look()

    def look(self) -> "Visitor":
        """Check the page for accessibility, once for each kind of page in a journey."""
        self.page.wait_for_load_state()
        kind = CHANGING_PARTS.sub("/*", self.page.url.partition("?")[0])
        if kind not in self.met:
            self.met.add(kind)
            assert_no_axe_violations(self.page)
            width = self.page.evaluate("document.documentElement.scrollWidth")
            assert width <= self.page.viewport_size["width"], f"{self.page.url} scrolls sideways"
        return self

    def press(self, words: str, *, exact: bool = True) -> "Visitor":
        """A button, or a link that looks like one."""
        button = self.place.get_by_role("button", name=words, exact=exact)
        link = self.place.get_by_role("link", name=words, exact=exact)
        button.or_(link).first.click()
        return self.look()

    def follow(self, words: str, *, exact: bool = False) -> "Visitor":
        self.place.get_by_role("link", name=words, exact=exact).first.click()
        return self.look()

    def fill(self, **answers: str) -> "Visitor":
        """Type into controls by their names in the form."""
        for name, words in answers.items():
            self.page.locator(f"[name={name}]").fill(words)
        return self

    def choose(self, *labels: str) -> "Visitor":
        """Radios and checkboxes, by their labels."""
        for label in labels:
            self.page.get_by_label(label, exact=True).check()
        return self

    def pick(self, **choices: str) -> "Visitor":
        """Lists, by the words of an entry."""
        for name, words in choices.items():
            self.page.locator(f"select[name={name}]").select_option(label=words)
        return self

    def date(self, name: str, day) -> "Visitor":
        for part, number in enumerate((day.day, day.month, day.year)):
            self.page.locator(f"[name={name}_{part}]").fill(str(number))
        return self

    def attach(self, name: str, file: str, content: bytes) -> "Visitor":
        upload = {"name": file, "mimeType": "application/octet-stream", "buffer": content}
        self.page.locator(f"[name={name}]").set_input_files(upload)
        return self

    def sees(self, *words: str) -> "Visitor":
        for one in words:
            expect(self.page.locator("body")).to_contain_text(one)
        return self

    def misses(self, *words: str) -> "Visitor":
        for one in words:
            expect(self.page.locator("body")).not_to_contain_text(one)
        return self

    def sign_in(self, person, *, code: bool = False) -> "Visitor":
        self.go("/account/login/").fill(login=person.email, password=PASSWORD)
        self.press("Sign in")
        return self.fill(code=current_code()).press("Sign in") if code else self


def current_code() -> str:
    """The one-time code that an authenticator app would show now."""
    return format_hotp_value(hotp_value(TOTP_SECRET, int(time.time()) // TOTP_SECONDS))
