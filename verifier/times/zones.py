"""Tell what a time says about its zone, and read it on its own calendar.

No zone database: a time has a fixed distance from UTC, or none is known.
"""

import re
from datetime import timedelta

from verifier import edtf
from verifier.edtf import Bounds
from verifier.models import Time

WIDEST = timedelta(hours=26)
"""Between the clocks of UTC-12 and UTC+14."""
_CLOCK = re.compile(r"T[0-9:]+(?:Z|[+-][0-9]{2}:[0-9]{2})?")
_BARE_CLOCK = re.compile(r"T[0-9:]+(?![0-9:Z+-])")


def lacks_zone(time: Time) -> bool:
    """Whether a clock time stands without its zone, so that it may be hours off."""
    return _BARE_CLOCK.search(time.root) is not None


def own_calendar(time: Time) -> Bounds:
    """Read a time as whole days of its own zone."""
    return edtf.parse(_CLOCK.sub("", time.root))
