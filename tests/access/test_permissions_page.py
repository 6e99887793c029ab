from django.core.management import call_command

from accounts.addresses import addresses


def test_page_of_permissions_is_as_the_code_has_it():
    call_command("write_permissions", "--check")


def test_every_address_says_who_may_open_it():
    assert [address.name for address in addresses() if not address.who] == []
