"""A topic: kinds of mail that a person wants, or does not want, in the same way."""

from dataclasses import dataclass

from accounts.permissions import SIGNED_IN
from notifications.enums import Pace
from workflow.permissions import Permission


@dataclass(frozen=True)
class Topic:
    """`why` stands at the foot of each of its mails, and beside it on the page of preferences.

    `fixed` says why it cannot come once a day or be switched off; it is empty where a person may
    choose. `can_be_off` is False where somebody waits for an answer or a date runs. `is_urgent`
    goes out in quiet hours and is never copied or shown elsewhere: one-time links and alarms.
    `reaches_closed` goes out also while the account rests or is switched off.
    """

    name: str
    title: str
    why: str
    kinds: tuple[str, ...]
    reader: Permission = SIGNED_IN
    fixed: str = ""
    can_be_off: bool = True
    is_urgent: bool = False
    reaches_closed: bool = False
    chosen_at: str = ""

    @property
    def paces(self) -> tuple[Pace, ...]:
        if self.fixed or self.chosen_at:
            return (Pace.AT_ONCE,)
        return (Pace.AT_ONCE, Pace.DAILY, *((Pace.OFF,) if self.can_be_off else ()))

    @property
    def is_choosable(self) -> bool:
        return len(self.paces) > 1
