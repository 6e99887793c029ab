"""Where the embedded servers of this checkout keep their files and their sockets."""

import hashlib
import os
import tempfile
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
STATE = CHECKOUT / ".local"


def state() -> Path:
    STATE.mkdir(exist_ok=True)
    return STATE


def sockets() -> Path:
    """A short private folder, for a socket's whole path may hold 107 bytes at most.

    `.local/sockets` points to it. Made anew after a reboot emptied the temporary folder, or when
    the checkout was copied and the pointer still leads to the first one's servers.
    """
    pointer = state() / "sockets"
    prefix = f"hcw-{hashlib.sha256(str(CHECKOUT).encode()).hexdigest()[:6]}-"
    while not (pointer.is_dir() and pointer.readlink().name.startswith(prefix)):
        pointer.unlink(missing_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=prefix, dir="/tmp"))
        folder.chmod(0o711)  # to be walked through by the database's own user, not listed
        _point(pointer, folder)
    return pointer.readlink()


def _point(pointer: Path, folder: Path) -> None:
    try:
        pointer.symlink_to(folder)
    except FileExistsError:  # another process was quicker
        os.rmdir(folder)
