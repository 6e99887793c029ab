"""How the machine interface is served and described: nothing here differs from place to place."""

from typing import Any

REST_FRAMEWORK = {
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": [],
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": [],
    "DEFAULT_THROTTLE_CLASSES": ["showcase.api.interface.throttling.PerVisitor"],
    "DEFAULT_FILTER_BACKENDS": ["showcase.api.interface.filtering.PageFilters"],
    "DEFAULT_PAGINATION_CLASS": "showcase.api.interface.paging.ByIdentifier",
    "DEFAULT_SCHEMA_CLASS": "showcase.api.interface.document.Described",
    "EXCEPTION_HANDLER": "showcase.api.interface.problems.problem",
    "URL_FORMAT_OVERRIDE": None,
}


def described(site_name: str, site_url: str) -> dict[str, Any]:
    """What the OpenAPI document says of itself, and how it is made."""
    return {
        "OAS_VERSION": "3.1.0",
        "TITLE": f"{site_name}: open data",
        "DESCRIPTION": "What the public pages of this portal say, for programs. Reading only, no key needed.",
        "VERSION": "1",
        "LICENSE": {
            "name": "Open Government Licence v3.0",
            "url": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
        },
        "SERVERS": [{"url": site_url}],
        "DISABLE_ERRORS_AND_WARNINGS": True,  # `theme` and `kind` are slugs: strings, as it assumes
        "SERVE_INCLUDE_SCHEMA": False,
        "ENUM_ADD_EXPLICIT_BLANK_NULL_CHOICE": False,
    }
