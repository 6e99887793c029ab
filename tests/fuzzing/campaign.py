"""Many sendings, drawn by hypothesis, with every finding kept instead of the first alone."""

from collections import Counter
from collections.abc import Callable

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from tests.fuzzing.forms import Form
from tests.fuzzing.visits import Finding, send


def campaign(world, forms: list[Form], cases: int, number: int, told: Callable[[], object]) -> dict:
    """`number` is the seed: the same one sends the same things to the same forms."""
    findings: dict[str, Finding] = {}
    met: set[str] = set()
    answers: Counter[int] = Counter()

    @seed(number)
    @settings(
        max_examples=cases,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.data())
    def visit(data: st.DataObject) -> None:
        form = data.draw(st.sampled_from(forms))
        status, finding = send(world, form, data)
        met.add(form.address)
        answers[status] += 1
        told()
        if finding:
            findings.setdefault(finding.place, finding)

    visit()
    return {
        "cases": answers.total(),
        "addresses": len(met),
        "answers": dict(sorted(answers.items())),
        "findings": findings,
    }
