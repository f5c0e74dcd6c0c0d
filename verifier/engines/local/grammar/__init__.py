"""Read English sentences as far as rules go: tokens, verbs, phrases, names, and how words are put together again."""
