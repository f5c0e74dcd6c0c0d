"""Dates in English news: find them, and tell whether two claims are of the same time.

`find_times` reads; `compare_times`, `compare_dates` and `compare_told` apply the section "Time" of docs/domain.md.
Nothing here reads a clock: all counts from the publication.
"""

from verifier.times.aspect import Aspect, aspect_of
from verifier.times.compare import TimeComparison, compare_times
from verifier.times.dates import DateComparison, compare_dates
from verifier.times.find import FoundTime, find_times
from verifier.times.order import TimeRelation, mirrored
from verifier.times.told import ToldDates, compare_told

__all__ = [
    "Aspect",
    "DateComparison",
    "FoundTime",
    "TimeComparison",
    "TimeRelation",
    "ToldDates",
    "aspect_of",
    "compare_dates",
    "compare_times",
    "compare_told",
    "find_times",
    "mirrored",
]
