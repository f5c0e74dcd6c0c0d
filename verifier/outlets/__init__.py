"""Know outlets by their domains and names, with who owns them and how the user rates them.

register.py: the shipped file verifier/data/outlets.toml, and the user's own
sites.py: what an unknown domain is called
naming.py: which outlet an article is of
"""

from verifier.outlets.naming import Publisher, Signs, name_publishers
from verifier.outlets.register import Outlet, Outlets
from verifier.outlets.sites import site_of

__all__ = ["Outlet", "Outlets", "Publisher", "Signs", "name_publishers", "site_of"]
