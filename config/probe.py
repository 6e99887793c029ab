"""`python -m config.probe`, the check of the web container: exits with 0 when the site says it is well.

Asks this machine by the name the public uses; any other is refused before a page is made.
"""

import os
import sys
from contextlib import closing
from http.client import HTTPConnection
from urllib.parse import urlsplit


def status(port: int) -> int:
    """Of the health page; raises OSError when nobody listens. The check of the container has 10 s."""
    host = urlsplit(os.environ["SITE_URL"]).netloc
    with closing(HTTPConnection("127.0.0.1", port, timeout=9)) as asking:
        asking.request("GET", "/health/ready/", headers={"Host": host})
        return asking.getresponse().status


if __name__ == "__main__":
    sys.exit(status(8000) != 200)
