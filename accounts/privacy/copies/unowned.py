"""Files of copies that no row names."""

from datetime import datetime, timedelta

from accounts.models import PersonalCopy
from accounts.models.copies import FOLDER, private_storage

MAY_BE_ON_ITS_WAY = timedelta(days=1)


def throw_away_unowned(*, at: datetime) -> int:
    """Delete what is left of a copy whose worker died before its row was kept, or whose file could not
    be deleted with it since the storage was away. How many there were.

    A file younger than a day may belong to a row that is about to be kept.
    """
    storage, before = private_storage(), at - MAY_BE_ON_ITS_WAY
    unowned = [name for name in _names() if storage.get_modified_time(name) < before]
    for name in unowned:
        storage.delete(name)
    return len(unowned)


def _names() -> list[str]:
    try:
        _, files = private_storage().listdir(FOLDER)
    except FileNotFoundError:  # nobody asked for a copy yet
        return []
    owned = set(PersonalCopy.objects.values_list("file", flat=True))
    return [name for name in (f"{FOLDER}/{file}" for file in files) if name not in owned]
