"""How far the vector index looks: wide enough for a hundred neighbours, further where few may be seen.

Kept with the database, so that every connection has it, also behind a pooler.
"""

from django.db import migrations

SET = """
DO $$ BEGIN
    EXECUTE format('ALTER DATABASE %I SET hnsw.ef_search = 100', current_database());
    EXECUTE format('ALTER DATABASE %I SET hnsw.iterative_scan = ''relaxed_order''', current_database());
END $$
"""
RESET = """
DO $$ BEGIN
    EXECUTE format('ALTER DATABASE %I RESET hnsw.ef_search', current_database());
    EXECUTE format('ALTER DATABASE %I RESET hnsw.iterative_scan', current_database());
END $$
"""


class Migration(migrations.Migration):
    dependencies = [("matching", "0001_initial")]
    operations = [migrations.RunSQL(SET, RESET)]
