"""Link, bundle, merge, and undo: what staff do with challenges that belong together."""
