"""Accessibility rules, run on the page as the browser shows it."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# No rule of these wants style sheets loaded once more, and no page has frames.
OPTIONS = {"resultTypes": ["violations"], "preload": False, "iframes": False}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def assert_no_axe_violations(page: Page) -> None:
    """At WCAG 2.2 AA. The message names the rule, the element and what to change."""
    found = Axe().run(page, options={**OPTIONS, "runOnly": RULES})
    violations = [
        f"{violation['id']}: {node['html'][:200]}\n    {node['failureSummary']}"
        for violation in found.response["violations"]
        for node in violation["nodes"]
    ]
    assert violations == [], f"{page.url}\n" + "\n".join(violations)
