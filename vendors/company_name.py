"""Names of companies, brought to one form for comparing: "The Larkfield Co. Ltd" is "larkfield co"."""

import re
import unicodedata

_LEGAL_FORM = re.compile(
    r"( (limited|ltd|public limited company|plc|llp|lp|community interest company|cic|inc|gmbh|bv))+$"
)


def name_key(name: str) -> str:
    """Lower case, without accents, punctuation, a leading "the" and the legal form at the end."""
    letters = unicodedata.normalize("NFKD", name.replace("&", " and "))
    bare = "".join(sign for sign in letters if not unicodedata.combining(sign)).casefold()
    # "C.I.C." and "O'Hara" lose their signs; everything else that is no letter parts words.
    words = " ".join(re.sub(r"[^\w]+", " ", re.sub(r"[.'’]", "", bare)).split())
    return _LEGAL_FORM.sub("", words.removeprefix("the ")) or words or name.strip()
