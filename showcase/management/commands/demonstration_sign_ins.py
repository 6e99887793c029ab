from django.core.management.base import BaseCommand

from accounts.models import User
from showcase.demonstration.cast import PASSWORD
from showcase.demonstration.loading import is_loaded
from showcase.demonstration.reading import read


class Command(BaseCommand):
    help = "Print the sign-ins of the demonstration."

    def handle(self, **options):
        if not is_loaded():
            self.stdout.write("The demonstration is not loaded here.")
            return
        self.stdout.write(f"Everybody's password is {PASSWORD}\n")
        for person in read("people"):
            if person.get("show") and User.objects.filter(email=person["email"]).exists():
                self.stdout.write(f"  {person['email']:<40} {person['does']}")
