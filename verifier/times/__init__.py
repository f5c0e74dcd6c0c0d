"""Dates in English news: find them, and tell whether two claims are of the same time.

`find_times` reads; `compare_times` and `compare_dates` apply the section "Time" of docs/domain.md. Nothing here reads a
clock: all counts from the publication.
"""

from verifier.times.find import FoundTime, find_times
from verifier.times.stretch import nearest_year

__all__ = [
    "FoundTime",
    "find_times",
    "nearest_year",
]
