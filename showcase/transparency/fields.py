"""Fields of the UK Algorithmic Transparency Recording Standard that a draft of ours fills or names.

Version 3.0 of March 2024, by which the criteria set asks its questions. Reference numbers, attributes
and names are those of the template that the Central Digital and Data Office publishes: `template_table.md`
in https://github.com/co-cddo/algorithmic-transparency-recording-standard. Guidance for version 4.0 came
out in May 2025. All of tier 1 is here; of tier 2 the part on owner and supplier, and how the tool is
part of decisions.
"""

from dataclasses import dataclass

STANDARD = "Algorithmic Transparency Recording Standard"
VERSION = "3.0"
SOURCE = "https://www.gov.uk/government/collections/algorithmic-transparency-recording-standard-hub"


@dataclass(frozen=True)
class Field:
    """`to_do` is what the council writes there where nobody else can."""

    reference: str
    attribute: str
    name: str
    to_do: str

    @property
    def part(self) -> str:
        return PARTS[self.reference.split(".")[0]]


PARTS = {"0": "Title", "1": "Tier 1", "2": "Tier 2"}
FIELDS = (
    Field("0.11", "title", "Title", "The name by which people know the tool."),
    Field("0.12", "organisation_name", "Organisation name", "Your council’s full name."),
    Field("0.13", "phase", "Phase", "How far you are with it, such as a pilot."),
    Field(
        "0.15",
        "one_sentence_description",
        "One sentence description",
        "What it does, in a sentence.",
    ),
    Field("1.1", "name", "Name", "The name by which people know the tool."),
    Field("1.2", "description", "Description", "How you use it and why, in everyday words."),
    Field("1.3", "website_url", "Website URL", "Your own page about the tool."),
    Field("1.4", "contact_email", "Contact email", "A team’s mailbox rather than a person’s."),
    Field(
        "2.1.1",
        "organisation_or_department",
        "Organisation or department",
        "Who answers for its use.",
    ),
    Field("2.1.2", "team", "Team", "The team that answers for its use."),
    Field(
        "2.1.3",
        "senior_responsible_owner",
        "Senior responsible owner",
        "Name and role of the person who answers for it.",
    ),
    Field(
        "2.1.4",
        "external_supplier_involvement",
        "External supplier involvement",
        "Whether a supplier takes part.",
    ),
    Field("2.1.4.1", "external_supplier", "External supplier", "Every supplier that takes part."),
    Field(
        "2.1.4.2", "companies_house_number", "Companies House Number", "The number of each of them."
    ),
    Field(
        "2.1.4.3",
        "external_supplier_role",
        "External supplier role",
        "What the supplier does, and where its part ends.",
    ),
    Field(
        "2.1.4.4",
        "procurement_procedure_type",
        "Procurement procedure type",
        "How you bought it, or will.",
    ),
    Field(
        "2.1.4.5", "data_access_terms", "Data access terms", "Which of your data the supplier sees."
    ),
    Field(
        "2.3.1",
        "process_integration",
        "Process integration",
        "Where in your process it stands and how it bears on decisions. What the vendor says of that is in 1.2.",
    ),
    Field(
        "2.3.4",
        "human_decisions_and_review",
        "Human decisions and review",
        "What people decide, and when they look again.",
    ),
)
