"""A browser in plain words: “Firefox on Windows”."""

# The first that is found counts: most browsers also name the ones they descend from.
BROWSERS = {
    "Edg": "Edge",
    "OPR/": "Opera",
    "SamsungBrowser": "Samsung Internet",
    "Firefox": "Firefox",
    "FxiOS": "Firefox",
    "CriOS": "Chrome",
    "Chrome": "Chrome",
    "Chromium": "Chromium",
    "Safari": "Safari",
}
MACHINES = {
    "iPhone": "an iPhone",
    "iPad": "an iPad",
    "Android": "Android",
    "Windows": "Windows",
    "Macintosh": "a Mac",
    "CrOS": "a Chromebook",
    "Linux": "Linux",
}


def device_in_words(user_agent: str) -> str:
    """As far as the browser says what it is; nothing of its version is kept."""
    browser = _first_in(user_agent, BROWSERS) or "A browser"
    machine = _first_in(user_agent, MACHINES)
    return f"{browser} on {machine}" if machine else browser


def _first_in(line: str, words: dict[str, str]) -> str:
    return next((said for sign, said in words.items() if sign in line), "")
