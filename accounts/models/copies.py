import secrets
import uuid

from django.core.files.storage import Storage, storages
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from accounts.models.people import User

FOLDER = "copies"


def private_storage() -> Storage:
    return storages["private"]


def stored_name(copy: "PersonalCopy", filename: str) -> str:
    """A name that says nothing of whose it is."""
    return f"{FOLDER}/{uuid.uuid4().hex}.zip"


def new_token() -> str:
    """256 bits in a link that only the owner of the address gets."""
    return secrets.token_urlsafe(32)


class PersonalCopy(models.Model):
    """A copy of what the portal holds about somebody: of an account, or of a guest's address.

    Made by a worker, open to them alone, gone after a week.
    """

    person = models.ForeignKey(User, models.CASCADE, null=True, related_name="copies")
    address = models.EmailField(blank=True, help_text="Of a guest, who has no account.")
    token = models.CharField(max_length=60, unique=True, default=new_token, editable=False)
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    made_at = models.DateTimeField(null=True)
    file = models.FileField(upload_to=stored_name, storage=private_storage, max_length=100)

    class Meta:
        verbose_name = "copy of personal data"
        constraints = [
            models.CheckConstraint(
                name="copy_of_a_person_or_an_address",
                condition=Q(person__isnull=False, address="", asked_by=F("person"))
                | (Q(person=None) & ~Q(address="")),
            ),
            models.CheckConstraint(
                name="copy_address_lower_case", condition=Q(address=Lower("address"))
            ),
            models.CheckConstraint(
                name="copy_made_with_a_file",
                condition=Q(made_at=None, file="") | (Q(made_at__isnull=False) & ~Q(file="")),
            ),
            models.UniqueConstraint("person", name="copy_of_a_person_once"),
            models.UniqueConstraint(
                "address", condition=~Q(address=""), name="copy_of_an_address_once"
            ),
        ]

    def __str__(self) -> str:
        return f"Copy asked for on {self.asked_at:%-d %B %Y}"
