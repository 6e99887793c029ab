"""Staff place every statement on the workbench, a page at a time."""

from challenges.enums import StatementStatus
from challenges.models import Statement
from tests.browser.collation.statements import CARE, DOOR, HOMES, PLACES, PLANNING

WORKBENCH = "/staff/workbench/"
ROUNDS = 3
WAITING = "main input[name='statement']"
THEMES = {
    PLACES: "Improving local places",
    HOMES: "Improving local places",
    PLANNING: "Efficiency of the planning process",
    CARE: "Supporting social care practitioners",
    DOOR: "Digital front door",
}
QUESTIONS = {
    PLACES: "How can we make local places better to be in?",
    HOMES: "How can we keep people in homes that are safe?",
    PLANNING: "How can we plan and build with fewer delays?",
    CARE: "How can we give people in care more of our time?",
    DOOR: "How can we answer residents at the first attempt?",
}


def collate(staff, belongs):
    """Those in groups, then those alone, again until none waits: a worker still reads what came in."""
    belongs_to = {
        reference: belongs[question]
        for reference, question in Statement.objects.values_list("reference", "question")
    }
    begun, waiting = set(), Statement.objects.filter(status=StatementStatus.SUBMITTED)
    for _ in range(ROUNDS):
        for tab in ("", "?show=alone"):
            _place_all_here(staff, f"{WORKBENCH}{tab}", belongs_to, begun)
        if not waiting.exists():
            return
    raise AssertionError(f"{waiting.count()} statements are on no page of the workbench.")


def _place_all_here(staff, address, belongs_to, begun):
    while waiting := _waiting(staff.go(address).sees("statements placed")):
        title = belongs_to[waiting[0]]
        for reference in waiting:
            if belongs_to[reference] == title:
                staff.page.locator(f"{WAITING}[value='{reference}']").check()
        if title in begun:
            staff.press(f"Add to {title}").sees(f"joined to “{title}”")
        else:
            begun.add(title)
            _begin(staff, title)


def _waiting(staff):
    return staff.page.eval_on_selector_all(WAITING, "boxes => boxes.map(box => box.value)")


def _begin(staff, title):
    staff.press("Start a new challenge").fill(title=title).choose(THEMES[title])
    staff.press("Start challenge").sees("In the councils’ own words")
    staff.fill(question=QUESTIONS[title], description="Councils said so in many words.")
    staff.fill(why_it_matters="Residents wait.").press("Save").sees("Saved.")
