"""A copy of everything the portal holds about one person: UK GDPR, article 15."""
