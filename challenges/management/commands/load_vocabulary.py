from django.core.management.base import BaseCommand

from challenges.actions.vocabulary import load_vocabulary


class Command(BaseCommand):
    help = "Add the themes, service areas, kinds of AI and risks a new site begins with."

    def handle(self, **options):
        new = load_vocabulary()
        self.stdout.write(f"{new} entries added." if new else "Nothing to add.")
