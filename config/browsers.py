"""What visitors' browsers may do, and how often: nothing here differs from place to place."""

from csp.constants import NONE, SELF

# Of one account (key or user) and of one address, behind which may sit a whole council. Somebody who
# types asks for similar statements every second or so.
RATE_LIMITS = {
    "login": "60/m/ip",
    "login_failed": "30/m/ip,5/5m/key",  # codes of the second factor and recovery codes are counted too
    "council_account": "30/m/ip",
    "signup": "20/m/ip",
    "reset_password": "20/m/ip,5/h/key",
    "reset_password_from_key": "20/m/ip",
    "mail_asked_for": "10/h/key",  # by somebody not known to own the address
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
    "manage_email": "10/m/user",
    "register_for_event": "60/h/ip",
    "search": "300/5m/ip",
    "similar": "600/5m/user",
}

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        # A text becomes markup by static/markup.js alone.
        "require-trusted-types-for": ["'script'"],
        "trusted-types": ["pieces-of-pages", "default"],
    }
}
