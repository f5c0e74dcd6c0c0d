"""Find the body behind every claim's origin, so that origins can be counted.

names.py: a name as tokens that its variants share
bodies.py: the known bodies and umbrellas, shipped and the user's own
people.py: persons, and which fuller name a surname stands for
story.py: what the claims of one story teach: who speaks for whom
"""

from verifier.origins.bodies import Bodies
from verifier.origins.story import OriginIndex, resolve_origins

__all__ = ["Bodies", "OriginIndex", "resolve_origins"]
