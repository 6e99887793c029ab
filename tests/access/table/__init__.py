"""The access table: every address of the site, who gets in, what they get.

One Row an address, in the file of its app and in the order of its URL file. `things` are made in
world.py. Addresses of django-allauth and Django admin stand in test_foreign.py.
"""

from tests.access.table.accounts import ACCOUNTS, NOTIFICATIONS
from tests.access.table.challenges import CHALLENGES
from tests.access.table.config import SITE
from tests.access.table.matching import MATCHING
from tests.access.table.resources import RESOURCES
from tests.access.table.showcase import SHOWCASE
from tests.access.table.vendors import VENDOR_SIDE

TABLE = [
    *SITE,
    *ACCOUNTS,
    *NOTIFICATIONS,
    *CHALLENGES,
    *VENDOR_SIDE,
    *SHOWCASE,
    *RESOURCES,
    *MATCHING,
]
