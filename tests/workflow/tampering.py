"""What somebody can do who owns the database."""

from typing import Any

from django.db import connection, transaction


def by_force(sql: str, *values: Any) -> None:
    """With the database's triggers switched off."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(sql, values)
