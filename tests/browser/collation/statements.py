"""Forty statements come in: three typed by officers, the rest from a spreadsheet; and where each belongs."""

from tests.shared_data import shared_file, shared_rows

PLACES, HOMES, PLANNING = "Local places", "Homes", "Planning and building"
CARE, DOOR = "Time for care", "Digital front door"
THEMES = {
    "Improving Local Places": PLACES,
    "Environment": PLACES,
    "Other": PLACES,
    "Housing": HOMES,
    "Housing and homelessness": HOMES,
    "Efficiency of the Planning Process": PLANNING,
    "Supporting Social Care Practitioners": CARE,
    "Health": CARE,
    "Digital Front Door": DOOR,
}
TYPED = {
    "How can we find damp in council homes before anybody falls ill from it?": HOMES,
    "How can we let residents report a fallen tree from the path where it lies?": PLACES,
    "How can we spare social workers typing up a visit twice?": CARE,
}


def where_each_belongs() -> dict[str, str]:
    """The challenge of each statement, by its question."""
    imported = {row["statement"]: THEMES[row["theme"]] for row in shared_rows("statements.csv")}
    return imported | TYPED


def state(officer, question):
    officer.go("/council/statements/").press("Start a statement").fill(question=question)
    officer.press("Save and continue").fill(
        challenge="It happens each week.", why_it_matters="Ill."
    )
    officer.press("Save and continue").fill(people_affected="Residents").press("Save and continue")
    officer.pick(service_area="Housing and homelessness").press("Save and continue")
    officer.fill(outcomes="Fewer people ill.").choose("Fairly ready").press("Save and continue")
    officer.press("Continue to check answers").press("Submit statement").sees("What happens next")


def bring_in_the_spreadsheet(staff, number):
    file = shared_file("statements.csv")
    staff.go("/staff/statements/imports/").press("Import a spreadsheet")
    staff.attach("file", file.name, file.read_bytes()).press("Upload and continue")
    staff.waits_for("Match the columns").press("Match the columns").sees("What the file holds")
    staff.press("See what would come in").press(f"Import {number} statements")
    staff.waits_for(f"{number} new statements came in.")
