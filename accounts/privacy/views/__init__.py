"""What people and administrators see of what is kept of people."""
