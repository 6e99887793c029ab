"""Accessibility rules, run on the page as the browser shows it."""

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

# No rule of these wants style sheets loaded once more, and no page has frames.
OPTIONS = {
    "resultTypes": ["violations"],
    "preload": False,
    "iframes": False,
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
}
RUN = "options => axe.run(options).then(found => found.violations)"

# Two thirds of axe's time go into measuring colours. At another width they are measured anew only on what
# appears there, and on what changed its colours, its size or the ground it stands on.
COLOURS = ["color-contrast", "link-in-text-block"]
LOOKS = """() => {
    const grounds = new Map();
    const groundOf = one => {
        if (!one) return "";
        if (!grounds.has(one)) {
            const { backgroundColor, backgroundImage, opacity, position } = getComputedStyle(one);
            const own = [backgroundColor, backgroundImage, opacity, position].join();
            grounds.set(one, own + groundOf(one.parentElement));
        }
        return grounds.get(one);
    };
    const lookOf = one => {
        const { color, fontSize, fontWeight, textDecorationLine } = getComputedStyle(one);
        return [color, fontSize, fontWeight, textDecorationLine, groundOf(one)].join();
    };
    const shown = [...document.querySelectorAll("body *")].filter(
        one => one.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    );
    const looks = new Map(shown.map(one => [one, lookOf(one)]));
    const before = window.looksBefore;
    window.looksBefore = looks;
    window.toMeasure = shown.filter(one => before?.get(one) !== looks.get(one));
    return window.toMeasure.length;
}"""
RUN_ON_CHANGED = """options => axe.run({ include: window.toMeasure }, options)
    .then(found => found.violations)"""


def assert_no_axe_violations(page: Page) -> None:
    """At WCAG 2.2 AA. The message names the rule, the element and what to change."""
    _bring_axe(page)
    _assert_none(page, page.evaluate(RUN, OPTIONS))


def assert_no_axe_violations_at_widths(page: Page) -> None:
    """The same, for a page whose window alone changed since the last time this was asked."""
    _bring_axe(page)
    changed = page.evaluate(LOOKS)
    others = {"rules": {rule: {"enabled": False} for rule in COLOURS}}
    found = page.evaluate(RUN, OPTIONS | others)
    if changed:
        colours = {"runOnly": {"type": "rule", "values": COLOURS}}
        found += page.evaluate(RUN_ON_CHANGED, OPTIONS | colours)
    _assert_none(page, found)


def _bring_axe(page: Page) -> None:
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)


def _assert_none(page: Page, violations: list[dict]) -> None:
    words = [
        f"{violation['id']}: {node['html'][:200]}\n    {node['failureSummary']}"
        for violation in violations
        for node in violation["nodes"]
    ]
    assert words == [], f"{page.url}\n" + "\n".join(words)
