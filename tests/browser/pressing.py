"""Clicks that lead to another page."""

from playwright.sync_api import Page


def press(page: Page, name: str, role: str = "button") -> None:
    """Click and wait for the next page, so that a test never reads the one it came from."""
    with page.expect_navigation():
        page.get_by_role(role, name=name).click()
