"""Addresses that no record can have."""

import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "path",
    [
        "/open-data/editions/2026-11-25/a%00.csv",
        "/open-data/latest/a%00.csv",
        "/registrations/a%00/",
        "/invitations/a%00/",
    ],
)
def test_address_with_a_zero_byte_is_not_there(client, path):
    assert client.get(path).status_code == 404
