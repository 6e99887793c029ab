"""The files of a deployment cannot be started here: what can be known without starting is."""

import ast
import math
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
COMPOSE_TEXT = (ROOT / "docker-compose.yml").read_text()
COMPOSE = yaml.safe_load(COMPOSE_TEXT)
OURS = ["web", "worker", "scanner", "embedder", "beat", "migrate"]
WANTED = {
    "SECRET_KEY": "".join(chr(33 + n % 90) for n in range(64)).replace("$", "x"),
    "SITE_URL": "https://howcanwe.example.org",
    "ALLOWED_HOSTS": "howcanwe.example.org",
    "POSTGRES_PASSWORD": "a-password",
}


def variables_read_by_settings() -> set[str]:
    """The first argument of each `env(...)` and `env.type(...)`."""
    tree = ast.parse((ROOT / "config/settings.py").read_text())
    return {
        node.args[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and ast.unparse(node.func).split(".")[0] in {"env", "required"}
        and isinstance(node.args[0], ast.Constant)
    }


def settings_of(service: str, given: dict[str, str]) -> dict[str, str]:
    """The service's environment as Compose would fill it in."""

    def fill(match: re.Match) -> str:
        return given.get(match["name"]) or (match["default"] or "")

    pattern = re.compile(r"\$\{(?P<name>\w+)(:-(?P<default>[^}]*)|:\?[^}]*)?\}")
    environment = COMPOSE["services"][service]["environment"]
    return {name: pattern.sub(fill, str(value)) for name, value in environment.items()}


def deploy_check(**changes: str) -> subprocess.CompletedProcess:
    environment = {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "config.settings",
        **settings_of("web", WANTED),
        **changes,
    }
    return subprocess.run(
        [sys.executable, "-m", "django", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


# Read by the library that speaks to a bucket.
OF_A_LIBRARY = {"AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"}
NOT_PASSED = {
    "DEBUG": "never in public",
    "DIRECTORIES_ANYWHERE": "never in public",
    "PORT": "of the machine; in the container it is always the same",
    "NODE_MODULES": "where the image has them",
    "STATIC_ROOT": "where the image has them",
    "MATCHING_MODEL_FOLDER": "where the image has them",
    "CLAMD_SOCKET": "the daemon is a container beside",
    "CLAMD_PORT": "the daemon is a container beside",
    "WORKER_METRICS_PORT": "of workers alone",
    "BEAT_SCHEDULE_FILE": "of beat alone",
}


@pytest.mark.parametrize("service", OURS)
def test_every_setting_passed_by_compose_exists(service):
    passed = set(settings_of(service, WANTED))
    assert passed - variables_read_by_settings() == OF_A_LIBRARY


def test_compose_passes_every_setting_but_those_with_a_reason():
    passed = set(settings_of("web", WANTED))
    assert variables_read_by_settings() - passed == set(NOT_PASSED)


def test_settings_that_compose_leaves_to_us_are_what_they_are_without_it():
    """A default is written down twice: in docker-compose.yml and on the page."""
    page = (ROOT / "docs/operations.md").read_text()
    documented = dict(re.findall(r"^\| `(\w+)` \| `?([\w/.-]+?)`? \|", page, re.MULTILINE))
    passed = re.findall(r"^    (\w+): \$\{\1:-(\d[\w/]*|ocds[\w-]*)\}$", COMPOSE_TEXT, re.MULTILINE)
    assert len(passed) > 5
    assert [(name, default) for name, default in passed if documented[name] != default] == []


def test_compose_passes_every_setting_that_is_required():
    documented = (ROOT / "docs/operations.md").read_text()
    required = set(re.findall(r"^\| `(\w+)` \| \*required\*", documented, re.MULTILINE))
    assert required - set(settings_of("web", WANTED)) == set()


def test_operations_page_lists_exactly_the_settings_there_are():
    documented = (ROOT / "docs/operations.md").read_text()
    table = documented.split("## Settings")[1].split("\n## ")[0]
    assert set(re.findall(r"^\| `(\w+)`", table, re.MULTILINE)) == variables_read_by_settings()


def test_operations_page_names_every_task_that_beat_starts(settings):
    documented = (ROOT / "docs/operations.md").read_text()
    named = set(re.findall(r"^\| `(\w+\.tasks\.\w+)` \|", documented, re.MULTILINE))
    started = {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()}
    assert named == started | {"matching.tasks.read_record"}  # a save starts that one


def test_compose_has_every_part_with_a_health_check():
    from_dockerfile = {"web"}
    ended_by_design = {"migrate"}
    services = COMPOSE["services"]
    checked = {name for name, service in services.items() if "healthcheck" in service}
    assert set(services) == {*OURS, "postgres", "redis", "clamav", "mail"}
    assert checked | from_dockerfile == set(services)
    assert {name for name in checked if services[name]["healthcheck"].get("disable")} == (
        ended_by_design
    )


def test_compose_names_every_volume_it_mounts():
    mounted = {
        volume.split(":")[0]
        for service in COMPOSE["services"].values()
        for volume in service.get("volumes", [])
    }
    assert mounted == set(COMPOSE["volumes"])


def test_published_ports_are_reachable_from_the_machine_itself_only():
    ports = [port for s in COMPOSE["services"].values() for port in s.get("ports", [])]
    assert [port.startswith("127.0.0.1:") for port in ports] == [True, True]


def test_image_copies_only_what_is_there_and_does_not_run_as_root():
    lines = (ROOT / "Dockerfile").read_text().splitlines()
    copied = [line.split()[1:-1] for line in lines if re.match(r"COPY (?!--from)", line)]
    assert [name for names in copied for name in names if not (ROOT / name).exists()] == []
    assert [line for line in lines if line.startswith("USER ")] == ["USER site"]


def test_log_of_requests_leaves_out_what_was_typed_into_addresses():
    command = (ROOT / "Dockerfile").read_text().split("\nCMD ")[1].replace("\\\n", "")
    words = ast.literal_eval(command.strip())
    logged = words[words.index("--access-logformat") + 1]
    assert set(re.findall(r"%\((.*?)\)s", logged)) == {
        "h",
        "t",
        "m",
        "U",
        "s",
        "b",
        "{x-request-id}o",
    }


def test_deployed_settings_as_compose_passes_them_pass_the_deploy_check():
    checked = deploy_check()
    assert (checked.returncode, checked.stderr) == (0, "")


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"SECOND_FACTOR_FOR": "nobody"}, "config.E001"),
        ({"RETENTION_DAYS": "mesages=100"}, "config.E006"),
        ({"RETENTION_DAYS": "messages=0"}, "config.E006"),
        ({"SECOND_FACTOR_FOR": "stuff"}, "config.E001"),
        ({"DOCUMENT_SCANNER": "signature"}, "config.E002"),
        ({"LOCAL": "true"}, "config.E003"),
        ({"OUTBOX_PATIENCE_SECONDS": "599"}, "config.E005"),
    ],
)
def test_deploy_check_refuses_what_is_right_on_a_newcomers_machine_only(change, error):
    checked = deploy_check(**change)
    assert checked.returncode == 1
    assert error in checked.stderr


BROKEN = {
    "SECRET_KEY": "",
    "EMAIL_URL": "smtp://me:a-secret@nowhere:bad",
    "DATABASE_URL": "nonsense://me:a-secret@nowhere/site",
    "CLAMD_PORT": "three",
    "DEBUG": "perhaps",
    "RETENTION_DAYS": "messages=long",
}
STARTS = {
    "web": ["gunicorn", "config.wsgi", "--bind", "127.0.0.1:0", "--no-control-socket"],
    "worker": ["celery", "--app", "config", "worker"],
    "beat": ["celery", "--app", "config", "beat"],
    "command": ["django", "migrate"],
}


def started(command: list[str], **changes: str) -> subprocess.CompletedProcess:
    """As in a container: what of the machine's own environment matters is its path."""
    environment = {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "config.settings",
        **settings_of("web", WANTED),
        **changes,
    }
    run = [sys.executable, "-m", *command]
    return subprocess.run(
        run, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False
    )


@pytest.mark.parametrize("part", STARTS)
def test_part_that_lacks_settings_names_all_of_them_and_ends(part):
    ended = started(STARTS[part], **BROKEN)
    assert ended.returncode == 3
    assert [name for name in BROKEN if f"  {name} is " not in ended.stderr] == []
    assert "a-secret" not in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize("part", ["web", "worker", "beat"])
def test_part_with_unsafe_settings_names_all_of_them_and_ends(part):
    unsafe = {"SECOND_FACTOR_FOR": "nobody", "DOCUMENT_SCANNER": "signature", "SECRET_KEY": "short"}
    ended = started(STARTS[part], **unsafe)
    assert ended.returncode == 3
    codes = ("config.E001", "config.E002", "security.W009")
    assert [code for code in codes if f"  {code}: " not in ended.stderr] == []
    assert "Traceback" not in ended.stderr


def test_compose_lets_no_part_of_ours_write_gain_rights_or_take_all_memory():
    for name in OURS:
        part = COMPOSE["services"][name]
        assert (part["read_only"], part["cap_drop"], bool(part["mem_limit"])) == (
            True,
            ["ALL"],
            True,
        )
    others = [part for name, part in COMPOSE["services"].items() if name not in OURS]
    assert [bool(part["mem_limit"]) for part in others] == [True] * len(others)


def test_compose_changes_tables_once_before_any_part_of_ours_starts():
    after = {name: COMPOSE["services"][name]["depends_on"] for name in OURS}
    waiting = {
        name: parts["migrate"]["condition"] for name, parts in after.items() if name != "migrate"
    }
    assert waiting == dict.fromkeys(set(OURS) - {"migrate"}, "service_completed_successfully")
    assert after["migrate"] == {"postgres": {"condition": "service_healthy"}}
    migrating = [name for name in OURS if "migrate" in COMPOSE["services"][name].get("command", "")]
    assert (migrating, COMPOSE["services"]["migrate"]["restart"]) == (["migrate"], "no")


def test_compose_starts_what_falls_over_again_and_lets_nobody_gain_rights():
    lasting = {name: part for name, part in COMPOSE["services"].items() if name != "migrate"}
    assert {part["restart"] for part in lasting.values()} == {"unless-stopped"}
    hardened = {tuple(part["security_opt"]) for part in COMPOSE["services"].values()}
    assert hardened == {("no-new-privileges:true",)}
    assert {COMPOSE["services"][name]["pids_limit"] for name in OURS} == {256}


def test_what_is_stopped_has_longer_to_end_than_its_requests_may_take():
    command = (ROOT / "Dockerfile").read_text().split("\nCMD ")[1].replace("\\\n", "")
    words = ast.literal_eval(command.strip())
    requests_end_within = int(words[words.index("--graceful-timeout") + 1])
    for name in OURS:
        stopped_after = int(COMPOSE["services"][name]["stop_grace_period"].removesuffix("s"))
        assert stopped_after > requests_end_within, name


def test_memory_that_compose_may_take_is_what_the_page_asks_of_the_machine():
    """`migrate` has ended before the others start."""
    limits = [part["mem_limit"] for name, part in COMPOSE["services"].items() if name != "migrate"]
    units = {"g": 1.0, "m": 1 / 1024}
    most = sum(int(limit[:-1]) * units[limit[-1]] for limit in limits)
    page = (ROOT / "docs/operations.md").read_text()
    told = re.search(r"limits add up to (\d+) GB", page)
    assert told
    assert int(told[1]) == math.ceil(most)


def test_every_queue_has_its_worker(settings):
    routed = {route["queue"] for route in settings.CELERY_TASK_ROUTES.values()}
    commands = " ".join(COMPOSE["services"][name].get("command", "") for name in OURS)
    assert [queue for queue in routed | {"questions"} if f"--queues {queue}" not in commands] == []
