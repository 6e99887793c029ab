from django.db import migrations
from django.db.models import F


def give_earlier_events_their_places(apps, schema_editor):
    """One kind of place for anybody, with the capacity the event had."""
    events = apps.get_model("showcase", "ShowcaseEvent").objects
    places = apps.get_model("showcase", "PlaceKind").objects
    registrations = apps.get_model("showcase", "Registration").objects
    for event in events.all():
        mode = "room" if event.venue else "online"
        place = places.create(
            event=event, kind="", mode=mode, capacity=event.capacity, taken=event.places_taken
        )
        registrations.filter(event=event).update(
            place=place, mailbox=F("email"), queued_at=F("registered_at")
        )
        events.filter(pk=event.pk).update(changed_at=event.opened_at or event.starts_at)


class Migration(migrations.Migration):
    dependencies = [("showcase", "0003_what_an_event_needs")]

    operations = [migrations.RunPython(give_earlier_events_their_places, migrations.RunPython.noop)]
