"""Who stands in a release: the councils that designed the challenge, and those that share it.

The lead is the buyer: the council that would buy, if anybody did. Every other designer and every
council that shares the challenge under its name is an interested party. None of them is bound by it.
"""

from collections.abc import Iterable
from typing import Any

from challenges.models import ChallengeVersion, Support
from showcase.open_contracting.identifiers import GSS_CODES, party_id

BUYER, INTERESTED = "buyer", "interestedParty"

Party = dict[str, Any]


def designers_of(version: ChallengeVersion) -> list[Party]:
    """As the frozen version names them."""
    codes = version.facts.get("codes", {})
    return [
        _party(one["name"], codes.get(one["name"], ""), BUYER if one["is_lead"] else INTERESTED)
        for one in version.text.get("designers", [])
    ]


def supporters_among(supports: Iterable[Support], designers: list[Party]) -> list[Party]:
    """Of supports of councils that let themselves be named; each party once."""
    known = {party["id"] for party in designers}
    councils = (support.organisation for support in supports)
    parties = [_party(one.name, one.gss_code or "", INTERESTED) for one in councils]
    return [party for party in parties if party["id"] not in known]


def buyer_among(parties: list[Party]) -> Party:
    """A reference to the buyer under its key; nothing where no council leads."""
    leads = [party for party in parties if BUYER in party["roles"]]
    return {"buyer": {name: leads[0][name] for name in ("id", "name")}} if leads else {}


def _party(name: str, code: str, role: str) -> Party:
    identifier = {"identifier": {"scheme": GSS_CODES, "id": code, "legalName": name}}
    return {
        "id": party_id(name, code),
        "name": name,
        "roles": [role],
        **(identifier if code else {}),
    }
