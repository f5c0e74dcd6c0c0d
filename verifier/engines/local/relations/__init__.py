"""Judge pairs of claims: read both, lay one beside the other, compare their figures, and say how one bears on it."""
