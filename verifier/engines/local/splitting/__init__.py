"""Split sentences into clauses, and clauses into what could be true by itself."""
