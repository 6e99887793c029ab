"""Roles of trust last a year, unless an administrator says that they are still needed: docs/adr/0025."""
