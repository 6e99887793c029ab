"""What vendors read and do while their solution is vetted, and after."""

from datetime import timedelta

from django.utils.timezone import localdate

from tests.browser.letters import letter_to
from tests.browser.vetting_round.staff import GROUNDS
from tests.documents.uploads import PDF
from vendors.models import Evidence


def answer_the_clarification(vendor, entry):
    vendor.go("/vendor/solutions/").follow(entry.name).sees("Who hears the recording?")
    vendor.press("Answer").fill(answer="Nobody. It is deleted within a day.").press("Send answer")
    vendor.sees("Your answer is in the file.")


def read_the_letter(entry, outcome):
    letter = letter_to(entry.lead.email, f"The decision on {entry.name}: {outcome}")
    assert "Ask before you record." in letter.body
    return letter.body


def let_the_certificate_end(entry):
    """The one thing nobody can do in a browser: the last day of a certificate goes by."""
    yesterday = localdate() - timedelta(days=1)
    Evidence.objects.filter(answers__version=entry.version).update(expires_on=yesterday)


def renew(vendor, entry):
    vendor.go("/vendor/solutions/").follow(entry.name).follow("Renew the evidence for B1")
    vendor.press("Add evidence").attach("upload", "certificate.pdf", PDF)
    vendor.press("Add files").follow("Say what it is")
    vendor.choose("Cyber Essentials certificate")
    vendor.fill(title="Certificate of the new year", issuer="Northern Certifiers")
    vendor.fill(scope="The service", not_covered="Staff laptops")
    vendor.date("issued_on", localdate()).date("expires_on", localdate() + timedelta(days=365))
    vendor.press("Add to your library").choose("Certificate of the new year")
    vendor.press("Send for checking").sees("Sent. We check it and tell you.")


def appeal(vendor, entry):
    vendor.go("/vendor/solutions/").follow(entry.name).sees("you can appeal once").press("Appeal")
    vendor.press("Lodge the appeal").sees_error("Why should it be decided anew?")
    vendor.fill(grounds=GROUNDS).press("Lodge the appeal").sees("working days left", GROUNDS)
