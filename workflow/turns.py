"""One person, one act at a time: what an impatient hand sends twice is looked at one after the other."""

from django.db import models


def take_turn(person: models.Model) -> None:
    """Wait until no other act of this person that takes a turn is under way, in the caller's transaction.

    For acts that first look whether the same thing is there already: of two at the same moment the
    second must find what the first made. Nobody else waits: others may name the person meanwhile.
    """
    people = person.__class__._default_manager.select_for_update(no_key=True)
    people.filter(pk=person.pk).values_list("pk").first()
