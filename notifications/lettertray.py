"""Mail that was written to files instead of being sent: on a newcomer's machine only."""

from dataclasses import dataclass
from email import message_from_bytes, policy
from pathlib import Path


@dataclass(frozen=True)
class FiledMail:
    to: str
    subject: str
    date: str
    body: str


def newest_mail(folder: Path, most: int = 50) -> list[FiledMail]:
    """The latest mails in the folder, newest first."""
    files = sorted(folder.glob("*.log"), key=lambda file: file.stat().st_mtime_ns, reverse=True)
    return [_read(file) for file in files[:most]]


def _read(file: Path) -> FiledMail:
    mail = message_from_bytes(file.read_bytes(), policy=policy.default)
    body = mail.get_body(preferencelist=("plain",))
    text = body.get_content() if body else ""
    return FiledMail(mail["To"], mail["Subject"], mail["Date"], text.rstrip().rstrip("-").rstrip())
