from allauth.mfa.models import Authenticator
from django.core.management.base import BaseCommand
from django.db import transaction
from tqdm import tqdm

from accounts.ways_in.sealed import SECRETS, reseal


class Command(BaseCommand):
    help = "Seal the seeds of one-time and recovery codes with the SECRET_KEY of today."

    def handle(self, **options):
        sealed = Authenticator.objects.filter(data__has_any_keys=SECRETS)
        for pk in tqdm(sealed.values_list("pk", flat=True), unit="factor"):
            with transaction.atomic():
                reseal(Authenticator.objects.select_for_update().get(pk=pk))
