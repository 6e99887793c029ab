"""What follows when an organisation ends and another takes its place, on the day and not before."""
