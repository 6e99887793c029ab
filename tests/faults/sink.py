"""A mail server that takes everything, writes down each thing it took, and can be asked about it.

It is no kinder than a plain relay: the same mail twice is taken twice, and noted twice.
"""

import asyncio
import json
import sys
from email import message_from_bytes
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote

from aiosmtpd.smtp import SMTP

# Between taking a mail and saying so: the window in which a sender must not die, held open.
SILENCE_SECONDS = 0.01


class Taken:
    """One line a mail, written before the sender is told: Message-ID and recipient."""

    def __init__(self, file: Path):
        self._file = file.open("a", buffering=1)
        self.identifiers: set[str] = set()

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        identifier = message_from_bytes(envelope.content)["Message-ID"]
        self._file.write(f"{identifier} {envelope.rcpt_tos[0]}\n")
        self.identifiers.add(identifier)
        await asyncio.sleep(SILENCE_SECONDS)
        return "250 Taken"


def receipts(taken: Taken):
    class Receipts(BaseHTTPRequestHandler):
        def do_GET(self):
            identifier = f"<{unquote(self.path.rsplit('/', 1)[-1])}>"
            self.send_response(200)
            self.end_headers()
            self.wfile.write(json.dumps({"accepted": identifier in taken.identifiers}).encode())

        def log_message(self, *args):
            pass

    return Receipts


async def serve(folder: Path) -> None:
    taken = Taken(folder / "taken")
    asked = ThreadingHTTPServer(("127.0.0.1", 0), receipts(taken))
    Thread(target=asked.serve_forever, daemon=True).start()
    mail = await asyncio.get_running_loop().create_server(lambda: SMTP(taken), "127.0.0.1", 0)
    ports = {"smtp": mail.sockets[0].getsockname()[1], "receipts": asked.server_port}
    (folder / "ports.new").write_text(json.dumps(ports))
    (folder / "ports.new").rename(folder / "ports")
    await mail.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(Path(sys.argv[1])))
