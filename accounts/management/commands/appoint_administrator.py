from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.utils import timezone

from accounts.actions.people import appoint_administrator


class Command(BaseCommand):
    help = "Make somebody an LGA administrator: the first one, or one when nobody can sign in."

    def add_arguments(self, parser):
        parser.add_argument("email", help="e-mail address, taken as proven")

    def handle(self, *, email, **options):
        try:
            validate_email(email)
            appoint_administrator(email, at=timezone.now())
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from None
        self.stdout.write(f"{email} is an LGA administrator. Somebody new asks for a password on")
        self.stdout.write(
            "the sign-in page (“Forgot your password?”), then sets up a second factor."
        )
