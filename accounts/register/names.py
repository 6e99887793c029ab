"""What a council's name is called by: the place without the words that every council shares."""

import re

_TITLES = (
    r"(?:London|Royal|Metropolitan) Borough of ",
    r"Borough Council of ",
    r"Council of the ",
    r"City of ",
)
_ENDINGS = (
    r" (?:Metropolitan |County )?Borough Council",
    r" Metropolitan District Council",
    r" City and District Council",
    r" (?:City|County|District|London Borough) Council",
    r" (?:Mayoral )?Combined (?:County )?Authority",
    r" Corporation",
    r" Council",
)
_TITLE = re.compile(f"^(?:the )?(?:{'|'.join(_TITLES)})", re.IGNORECASE)
_ENDING = re.compile(f"(?:{'|'.join(_ENDINGS)})$", re.IGNORECASE)


def short_name(name: str) -> str:
    """The place a council is named after: "London Borough of Sutton" is Sutton."""
    place = _ENDING.sub("", _TITLE.sub("", name))
    return place or name
