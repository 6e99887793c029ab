"""A database and a broker for a machine that has neither; nothing here runs where both are named.

Only `config` and `manage.py` import this package. Its state lies in `.local/` of the checkout.
"""
