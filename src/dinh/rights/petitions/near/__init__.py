"""Near-duplicates of matters, in Vietnamese as people type it."""
