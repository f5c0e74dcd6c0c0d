"""Say what a run rests on: gold, commit, packages, host. Names no machine, user or path."""

import hashlib
import platform
import subprocess
from collections.abc import Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from evals.labels.values import Story
from verifier import __version__

_ROOT = Path(__file__).resolve().parents[2]
_GIT_S = 10.0
_PACKAGES = ("instructor", "openai", "pint", "pydantic", "pysbd", "snowballstemmer", "vcrpy")
"""What answers, or what is made of them, may depend on."""


def gold_hash(stories: Sequence[Story]) -> str:
    """Return the SHA-256 over the stories' ids and hashes, in the order of their ids."""
    lines = sorted(f"{story.id} {story.hash}\n" for story in stories)
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def commit() -> str | None:
    """Return the commit that is checked out, or None outside a repository."""
    return _git("rev-parse", "HEAD")


def is_dirty() -> bool | None:
    """Whether tracked files differ from the commit, or None outside a repository."""
    changed = _git("status", "--porcelain", "--untracked-files=no")
    return None if changed is None else bool(changed)


def _git(*arguments: str) -> str | None:
    try:
        done = subprocess.run(
            ["git", *arguments], cwd=_ROOT, capture_output=True, text=True, timeout=_GIT_S, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.strip()


def packages() -> Mapping[str, str]:
    """Return the versions of what the result depends on; what is not installed is left out."""
    found = {"verifier": __version__, "python": platform.python_version()}
    for name in _PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def host() -> str:
    """Return the kind of machine."""
    return f"{platform.system()} {platform.machine()}"
