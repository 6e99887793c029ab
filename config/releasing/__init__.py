"""How a new version comes into use while the one before still answers: rules for its migrations."""
