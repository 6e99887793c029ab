"""One person at a browser: reads, types, presses. What they meet is checked by axe."""

import re
import time

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import expect

from tests.browser.axe import assert_no_axe_violations
from tests.browser.letters import letter_to
from tests.journeys.people import PASSWORD, TOTP_SECRET

TOTP_SECONDS = 30
PATIENCE_SECONDS = 20
# Which kinds of elements a page is made of, whatever it says.
STATE_OF_PAGE = """() => location.pathname.split("/").length + [...new Set(
    [...document.querySelectorAll("body *")].map(one => one.tagName + "." + one.className)
)].sort().join(" ")"""


class Visitor:
    """Finds things by the words on the page, as people do."""

    def __init__(self, page, met: set[str]):
        self.page, self.met = page, met

    @property
    def place(self):
        """The page without its header and footer."""
        return self.page.locator("main, aside, .page")

    def go(self, address: str) -> "Visitor":
        self.page.goto(address)
        return self.look()

    def back(self) -> "Visitor":
        self.page.go_back()
        return self.look()

    def in_another_tab(self) -> "Visitor":
        return Visitor(self.page.context.new_page(), self.met)

    def look(self) -> "Visitor":
        """Check the page, once for each of its states: with errors, empty, and so on."""
        window = self.page.viewport_size["width"]
        state = f"{window} {self.page.evaluate(STATE_OF_PAGE)}"
        if state not in self.met:
            self.met.add(state)
            assert_no_axe_violations(self.page)
            width = self.page.evaluate("document.documentElement.scrollWidth")
            assert width <= window, f"{self.page.url} scrolls sideways"
        return self

    def press(self, words: str) -> "Visitor":
        """A button, or a link that looks like one."""
        button = self.place.get_by_role("button", name=words, exact=True)
        link = self.place.get_by_role("link", name=words, exact=True)
        return self._click(button.or_(link).first)

    def follow(self, words: str) -> "Visitor":
        return self._click(self.place.get_by_role("link", name=words).first)

    def _click(self, there) -> "Visitor":
        with self.page.expect_navigation():
            there.click()
        return self.look()

    def unfold(self, words: str) -> "Visitor":
        """Open a part of the page that is folded on a narrow screen."""
        self.place.locator("summary", has_text=words).first.click()
        return self

    def download(self, words: str) -> bytes:
        """What lies behind a link, fetched as this person."""
        link = self.place.get_by_role("link", name=words).first
        answer = self.page.request.get(link.get_attribute("href"))
        assert answer.ok, f"{answer.status} for “{words}”"
        return answer.body()

    def fill(self, **answers: str) -> "Visitor":
        """Type into controls by their names in the form."""
        for name, words in answers.items():
            self.page.locator(f"main [name='{name}']").fill(words)
        return self

    def choose(self, *labels: str, within: str = "") -> "Visitor":
        """Radios and checkboxes, by their labels; `within` names a region of the page."""
        region = self.page.get_by_role("region", name=within) if within else self.place
        for label in labels:
            region.get_by_label(label, exact=True).check()
        return self

    def answer(self, **answers: str) -> "Visitor":
        """Radios whose labels stand on the page more than once, by name and value."""
        for name, value in answers.items():
            self.page.locator(f"main [name='{name}'][value='{value}']").check()
        return self

    def pick(self, **choices: str) -> "Visitor":
        """Lists, by the words of an entry."""
        for name, words in choices.items():
            self.page.locator(f"select[name={name}]").select_option(label=words)
        return self

    def date(self, name: str, day) -> "Visitor":
        parts = {part: str(getattr(day, part)) for part in ("day", "month", "year")}
        return self.fill(**{f"{name}-{part}": number for part, number in parts.items()})

    def attach(self, name: str, file: str, content: bytes) -> "Visitor":
        upload = {"name": file, "mimeType": "application/octet-stream", "buffer": content}
        self.page.locator(f"main [name='{name}']").set_input_files(upload)
        return self

    def sees(self, *words: str) -> "Visitor":
        for one in words:
            expect(self.page.locator("body")).to_contain_text(one)
        return self

    def sees_error(self, sentence: str) -> "Visitor":
        """In the title, in the summary and beside the field."""
        expect(self.page).to_have_title(re.compile("^Error: "))
        expect(self.page.get_by_role("alert")).to_contain_text(sentence)
        expect(self.page.locator(".govuk-error-message").first).to_contain_text(sentence)
        return self

    def typed(self, name: str) -> str:
        return self.page.locator(f"main [name='{name}']").input_value()

    def misses(self, *words: str) -> "Visitor":
        for one in words:
            expect(self.page.locator("body")).not_to_contain_text(one)
        return self

    def waits_for(self, words: str) -> "Visitor":
        """Load the page again until it says this: a worker is at it."""
        end = time.monotonic() + PATIENCE_SECONDS
        while words not in self.page.inner_text("main") and time.monotonic() < end:
            self.page.reload()
        return self.sees(words).look()

    def sign_up(self, name: str, email: str) -> "Visitor":
        self.go("/account/signup/").fill(name=name, email=email, password1=PASSWORD)
        self.press("Create account")
        code = re.search(r"left open: (\S+)", letter_to(email, "").body)[1]
        return self.fill(code=code).press("Confirm")

    def sign_in(self, person, *, code: bool = False) -> "Visitor":
        self.go("/account/login/").fill(login=person.email, password=PASSWORD)
        self.press("Sign in")
        return self.fill(code=current_code()).press("Sign in") if code else self


def current_code() -> str:
    """The one-time code that an authenticator app would show now."""
    return format_hotp_value(hotp_value(TOTP_SECRET, int(time.time()) // TOTP_SECONDS))
