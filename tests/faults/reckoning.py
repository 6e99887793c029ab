"""What became of the messages: by the mail server's own list, never by what the portal believes."""

import re
from collections import Counter
from pathlib import Path

import psycopg2

SETTLED = re.compile(r"Message \d+ was in doubt\. Accepted: (\w+)")


class Outbox:
    def __init__(self, address: str, folder: Path):
        self._address, self._folder = address, folder

    def states(self) -> Counter:
        with psycopg2.connect(self._address) as connection, connection.cursor() as cursor:
            cursor.execute("SELECT status, count(*) FROM notifications_message GROUP BY status")
            states = Counter(dict(cursor.fetchall()))
        connection.close()
        return states

    def is_settled(self, messages: int, *, can_ask: bool) -> bool:
        states = self.states()
        return states["sent"] + (0 if can_ask else states["in_doubt"]) == messages

    def reckoned(self, messages: int) -> dict[str, object]:
        """A message that waits for a person is not lost: staff see it, and it is counted apart."""
        taken, states = self._taken(), self.states()
        asked = Counter(SETTLED.findall(self._logs()))
        return {
            "messages": messages,
            "sent": states["sent"],
            "lost": sum(not taken[f"guest-{n}@example.org"] for n in self._said_sent(messages)),
            "doubled": sum(times > 1 for times in taken.values()),
            "not_out": messages - states["sent"] - states["in_doubt"],
            "taken_by_the_mail_server": taken.total(),
            "doubts": {
                "settled_as_taken": asked["True"],
                "settled_as_not_taken": asked["False"],
                "left_to_staff": states["in_doubt"],
            },
        }

    def _said_sent(self, messages: int) -> list[int]:
        """Whoever should have a mail: all but those whose message staff are asked about."""
        with psycopg2.connect(self._address) as connection, connection.cursor() as cursor:
            cursor.execute('SELECT "to" FROM notifications_message WHERE status = %s', ["in_doubt"])
            asked_about = {row[0] for row in cursor.fetchall()}
        connection.close()
        return [n for n in range(messages) if f"guest-{n}@example.org" not in asked_about]

    def _taken(self) -> Counter:
        """How often the mail server took what was for each recipient."""
        lines = (self._folder / "taken").read_text().splitlines()
        return Counter(line.split()[1] for line in lines)

    def _logs(self) -> str:
        logs = sorted(self._folder.glob("worker-*.log"))
        return "".join(log.read_text(errors="replace") for log in logs)
