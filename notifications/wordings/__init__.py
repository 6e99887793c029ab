"""Words of mails that LGA administrators wrote instead of the portal's own: see docs/adr/0027."""
