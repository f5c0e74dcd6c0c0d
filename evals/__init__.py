"""Show how good and how fast the verifier is. Imports verifier; nothing in verifier imports this."""
