"""What apps above this one tell of the demonstration besides, once the story is told."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from showcase.demonstration.loading import Story

FURTHER: list[Callable[["Story"], None]] = []
