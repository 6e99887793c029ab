"""What whoever runs the portal sees of it: names of requests in the logs, figures for Prometheus. ADR 0029."""
