import pytest

from accounts.sessions.device import device_in_words

KIT = "AppleWebKit/537.36 (KHTML, like Gecko)"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (f"Mozilla/5.0 (Windows NT 10.0) {KIT} Chrome/140.0 Safari/537.36", "Chrome on Windows"),
        (f"Mozilla/5.0 (Windows NT 10.0) {KIT} Chrome/140.0 Edg/140.0", "Edge on Windows"),
        (f"Mozilla/5.0 (Macintosh; Intel) {KIT} Version/18 Safari/605", "Safari on a Mac"),
        (f"Mozilla/5.0 (iPhone; CPU) {KIT} CriOS/140 Safari/605", "Chrome on an iPhone"),
        (f"Mozilla/5.0 (Linux; Android 15) {KIT} Chrome/140 Mobile", "Chrome on Android"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0", "Firefox on Linux"),
        ("curl/8.5.0", "A browser"),
        ("", "A browser"),
        ("<script>Windows" + "x" * 5000, "A browser on Windows"),
    ],
)
def test_browser_is_named_in_plain_words_of_ours_alone(line, words):
    assert device_in_words(line) == words
