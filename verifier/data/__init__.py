"""Hold the data files that the package reads: no code."""
