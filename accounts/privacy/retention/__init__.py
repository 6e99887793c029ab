"""When what is kept of people ends: rules as data, one engine, and a certificate of each run."""
