"""The log of events as LGA administrators read it."""
