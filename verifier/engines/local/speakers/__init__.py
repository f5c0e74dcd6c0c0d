"""Find who says a thing, and who is meant later by a surname, a title or "he"."""
