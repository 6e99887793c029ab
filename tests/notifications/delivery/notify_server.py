"""A server of its own process that speaks Notify's interface, as far as the portal uses it.

`python notify_server.py SECRET` prints its port. POST /next says how the next mails are answered.
"""

import base64
import hashlib
import hmac
import json
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs, urlsplit

SECRET = sys.argv[1].encode()
taken: list = []
plan = {"status": 201, "body": {}, "takes": True}


class Notify(BaseHTTPRequestHandler):
    def do_POST(self):
        told = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.path == "/next":
            plan.update({"status": 201, "body": {}, "takes": True, **told})
            return self._answer(200, {})
        if not self._is_signed():
            return self._answer(
                403, {"errors": [{"error": "AuthError", "message": "Invalid token"}]}
            )
        if plan["takes"]:
            taken.append(told)
        return self._answer(plan["status"], plan["body"])

    def do_GET(self):
        asked = parse_qs(urlsplit(self.path).query).get("reference", [""])[0]
        if self.path == "/taken":
            return self._answer(200, taken)
        if not self._is_signed():
            return self._answer(403, {})
        found = [mail for mail in taken if mail.get("reference") == asked]
        return self._answer(200, {"notifications": found, "links": {}})

    def _is_signed(self):
        head, claims, mark = self.headers["Authorization"].removeprefix("Bearer ").split(".")
        wanted = hmac.new(SECRET, f"{head}.{claims}".encode(), hashlib.sha256).digest()
        return base64.urlsafe_b64encode(wanted).rstrip(b"=").decode() == mark

    def _answer(self, status, body):
        if status == 0:
            return self.connection.close()
        content = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
        return None

    def log_message(self, *args):
        pass


if __name__ == "__main__":
    server = HTTPServer(("127.0.0.1", 0), Notify)
    sys.stdout.write(f"{server.server_port}\n")
    sys.stdout.flush()
    server.serve_forever()
