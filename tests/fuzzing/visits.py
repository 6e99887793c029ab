"""Every form that a visitor of the access world meets, and one hostile sending of it."""

import copy
import re
import traceback
from dataclasses import dataclass
from random import Random

from django.core.cache import cache
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse
from hypothesis import strategies as st

from accounts.pages.addresses import addresses
from tests.access.rows import ROLES, SIGN_IN, Row
from tests.access.table import TABLE
from tests.fuzzing.bodies import BOUNDARY, multipart, parts, urlencoded
from tests.fuzzing.forms import Form, forms_of


@dataclass(frozen=True)
class Finding:
    """An answer that should not be: where, how it came about, and the line of ours it came from."""

    form: str
    status: int
    trace: str

    @property
    def place(self) -> str:
        ours = [
            line
            for line in self.trace.splitlines()
            if "/site-packages/" not in line and "File" in line
        ]
        return (ours[-1].strip() if ours else "") + " " + self.trace.strip().splitlines()[-1][:200]


def forms_met(world, most: int | None = None) -> list[Form]:
    """Of every page of the site for everybody who may open it, each once; buttons without a page too.

    `most` is of pages, and of buttons: some of them, by chance, the same ones each time.
    """
    found: dict[tuple, Form] = {}
    for role, address in _some(_pages(world), most):
        response = _asked(world.browsers[role] or Client(), address)
        for form in forms_of(response, address, role):
            key = (role, form.address, form.method, tuple(field.name for field in form.fields))
            found.setdefault(key, form)
    for role, address in _some(_buttons(world), most):
        found.setdefault((role, address, "POST", ()), Form(role, address, "POST", ()))
    return list(found.values())


def send(world, form: Form, data: st.DataObject) -> tuple[int, Finding | None]:
    """One sending, taken back afterwards with whatever it did; its answer's status, and what is wrong."""
    sent = data.draw(parts(form))
    as_multipart = any(part.filename is not None for part in sent) or data.draw(st.booleans())
    browser = copy.copy(world.browsers[form.role] or Client(raise_request_exception=False))
    browser.cookies = copy.deepcopy(browser.cookies)
    cache.clear()
    with transaction.atomic():
        response, late = _answer(browser, form, sent, as_multipart)
        transaction.set_rollback(True)
    return response.status_code, _finding(form, response, late)


def _finding(form: Form, response, late: str) -> Finding | None:
    if late:
        return Finding(str(form), 500, late)
    if response.status_code < 500:
        return None
    trace = traceback.format_exception(*response.exc_info) if response.exc_info else ["no trace"]
    return Finding(str(form), response.status_code, "".join(trace))


def _answer(browser, form, sent, as_multipart):
    """What the page answers, and what the database would have said at the commit."""
    if form.method == "GET":
        response = browser.generic("GET", form.address, QUERY_STRING=urlencoded(sent).decode())
    elif as_multipart:
        kind = f"multipart/form-data; boundary={BOUNDARY.decode()}"
        response = browser.generic("POST", form.address, multipart(sent), kind)
    else:
        kind = "application/x-www-form-urlencoded"
        response = browser.generic("POST", form.address, urlencoded(sent), kind)
    b"".join(response)
    try:
        with transaction.atomic():
            connection.check_constraints()
    except DatabaseError:
        return response, traceback.format_exc()
    return response, ""


def _some(places, most: int | None) -> list[tuple[str, str]]:
    every = list(places)
    return Random(len(every)).sample(every, most) if most else every


def _pages(world):
    for row in TABLE:
        for role in ROLES:
            if row.expected("GET", role) == 200:
                yield role, _address(row, world)
    for address in addresses():
        if address.foreign and "<" not in address.route and "(" not in address.route:
            role = "administrator" if address.name.startswith("admin:") else "person"
            yield role, f"/{address.route}"
    for name in ("account_login", "account_signup", "account_reset_password"):
        yield "nobody", reverse(name)


def _buttons(world):
    for row in TABLE:
        for role in ROLES:
            if row.expected("POST", role) not in (404, 405, SIGN_IN):
                yield role, _address(row, world)


def _address(row: Row, world) -> str:
    return reverse(row.name, args=list(row.args(world.things)))


def _asked(browser, address: str) -> str:
    with transaction.atomic():
        response = browser.get(address)
        content = b"".join(response)
        transaction.set_rollback(True)
    is_page = response.get("Content-Type", "").startswith("text/html")
    return content.decode() if is_page and re.search(rb"<form", content) else ""
