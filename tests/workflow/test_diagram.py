from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from accounts.lifecycle import MEMBERSHIP
from workflow.diagram import chapter, document, mermaid, rights
from workflow.engine import Lifecycle
from workflow.management.commands import draw_workflows


def test_page_of_life_cycles_is_as_the_code_has_it():
    call_command("draw_workflows", "--check")


def test_page_out_of_date_is_reported(monkeypatch, tmp_path):
    page = tmp_path / "workflows.md"
    page.write_text("# Old")
    monkeypatch.setattr(draw_workflows, "PAGE", page)
    with pytest.raises(CommandError, match="out of date"):
        call_command("draw_workflows", "--check")
    call_command("draw_workflows")
    assert page.read_text() == document()


def test_diagram_has_an_arrow_for_every_source_and_every_final_state():
    assert list(mermaid(MEMBERSHIP)) == [
        "```mermaid",
        "stateDiagram-v2",
        "    [*] --> waiting",
        "    waiting --> active: approve",
        "    waiting --> active: join",
        "    waiting --> refused: refuse",
        "    active --> ended: end",
        "    active --> ended: run_out",
        "    waiting --> ended: close",
        "    active --> ended: close",
        "    ended --> [*]",
        "    refused --> [*]",
        "```",
    ]


def test_chapter_says_who_may_act_and_where_a_reason_is_required():
    rows = chapter(MEMBERSHIP).splitlines()
    who = "LGA administrators and the organisation’s lead"
    assert f"| refuse | waiting | refused | {who} | required |" in rows
    assert "| join | waiting | active | the portal itself |  |" in rows


def test_page_has_a_chapter_for_every_life_cycle():
    page = (Path(settings.BASE_DIR) / "docs" / "workflows.md").read_text()
    titles = [line.removeprefix("## ") for line in page.splitlines() if line.startswith("## ")]
    assert titles == sorted(lifecycle.title for lifecycle in Lifecycle.registry.values())


def test_rights_name_every_state_of_every_life_cycle_with_each_act_that_starts_there():
    told = [line for line in rights().splitlines() if line.startswith("| ") and " --- " not in line]
    wanted = [
        (status, act.name)
        for lifecycle in Lifecycle.registry.values()
        for status in lifecycle.words
        for act in lifecycle.transitions.values()
        if status in act.sources
    ]
    cells = [tuple(line.split(" | ")[:2]) for line in told]
    acts = [(status.removeprefix("| "), act) for status, act in cells if act not in ("act", "none")]
    assert sorted(acts) == sorted(wanted)
    assert "| ended | none | nobody: it stays as it is |" in told
