"""What the lead of a vendor does."""

from datetime import timedelta

from django.utils.timezone import localdate

from tests.browser.main_chain.council import OWN_WORDS, QUESTION
from tests.documents.uploads import PDF

VENDOR, SOLUTION = "Larkfield Software Limited", "Fieldnote"
SUMMARY = "Drafts the case record from a recorded visit"
HOW_IT_ANSWERS = "The draft is there before the social worker is back at a desk."


def register_the_organisation(vendor):
    vendor.sees("You work for a vendor?").follow("Register a vendor").fill(name=VENDOR)
    vendor.choose("Companies House").fill(staff="18", turnover="£1,200,000")
    vendor.press("Register").sees("Enter your Companies House number.")
    vendor.fill(company_number="01234567").press("Register").sees("You are its lead.")


def accept_the_agreement(vendor):
    vendor.sees("Working in the open").press("Accept").sees("Tick the box")
    vendor.choose("I have read this, and I accept it for my organisation").press("Accept")
    vendor.sees("You can submit solutions now.")


def describe_the_solution(vendor):
    vendor.press("Add a solution").fill(name=SOLUTION).press("Start a draft")
    vendor.follow("What it does").fill(summary=SUMMARY, description="It listens and writes.")
    vendor.press("Save and continue")
    vendor.fill(how_people_stay_in_charge="A social worker reads and signs every record.")
    vendor.press("Save and continue").choose("Adult social care", "Generative", "Personal data")
    vendor.answer(is_resident_facing="no", is_health_or_care="no").press("Save and continue")
    vendor.fill(hosting="London", pricing_model="Per worker and month").press("Save and continue")


def upload_a_certificate(vendor):
    today = localdate()
    vendor.go("/vendor/evidence/").press("Add evidence")
    vendor.attach("upload", "certificate.pdf", PDF).press("Add files")
    vendor.follow("Say what it is").choose("Cyber Essentials certificate")
    vendor.fill(title="Certificate 2026").press("Add to your library")
    vendor.sees("Say who issued the certificate.")
    vendor.fill(issuer="Northern Certifiers", scope="The service", not_covered="Staff laptops")
    vendor.date("issued_on", today - timedelta(days=30))
    vendor.date("expires_on", today + timedelta(days=300))
    vendor.press("Add to your library").sees("“Certificate 2026” is in your library.")
    vendor.waits_for("In use")
    vendor.follow("Certificate 2026")
    assert vendor.download("Certificate 2026") == PDF


def answer_the_criteria(vendor):
    vendor.go("/vendor/solutions/").follow(SOLUTION).follow("Standing")
    vendor.answer(A1="yes", A2="no", A3="No").press("Save and continue")
    vendor.choose("Cyber Essentials", "Certificate 2026", within="B1").fill(B2="We do it daily.")
    vendor.press("Save and go to the list").follow("See how the pass/fail criteria stand")
    vendor.sees("backed by “Certificate 2026”").misses("Not met").follow(SOLUTION)


def submit_the_solution(vendor):
    vendor.follow("Check your answers and submit").sees(SUMMARY, "Certificate 2026")
    vendor.press("Submit solution").sees(f"{SOLUTION} is submitted.")


def offer_a_response(vendor):
    vendor.go("/challenges/").follow(QUESTION).sees(OWN_WORDS).press("Offer a solution")
    vendor.choose(SOLUTION).fill(text=HOW_IT_ANSWERS).press("Save as a draft")
    vendor.press("Offer this response").sees("Offered")


def answer_the_clarification(vendor):
    vendor.go("/work/").go("/vendor/solutions/").follow(SOLUTION).sees("Who hears the recording?")
    vendor.press("Answer").fill(answer="Nobody. It is deleted within a day.").press("Send answer")
    vendor.sees("Your answer is in the file.")


def read_the_decision(vendor):
    vendor.go("/vendor/solutions/").follow(SOLUTION).sees("Eligible", "Ask before you record.")
