"""The texts of the demonstration, and its calendar."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import yaml
from django.utils.timezone import make_aware

HERE = Path(__file__).parent


def read(name: str) -> Any:
    return yaml.safe_load((HERE / f"{name}.yaml").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Calendar:
    """Days counted from the day of loading; nothing the story has done lies in the future."""

    now: datetime

    @property
    def today(self) -> date:
        return self.now.date()

    def on(self, day: int) -> date:
        return self.today + timedelta(days=day)

    def at(self, day: int, clock: str = "10:00") -> datetime:
        """A time in London on that day."""
        return make_aware(datetime.combine(self.on(day), time.fromisoformat(clock)))

    def done(self, day: int, clock: str = "10:00") -> datetime:
        """The same for something that has happened: now at the latest."""
        return min(self.at(day, clock), self.now)
