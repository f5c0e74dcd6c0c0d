"""Load prompts from their files and fill in their placeholders.

A prompt is a Markdown file: front matter with id and version, then the parts `# system` and `# user`. A placeholder is
written `<<name>>`. Filling is one pass, strict, and knows no other syntax: text that is filled in is never looked at
again, so an article cannot bring placeholders, templates or format braces of its own.
"""

import hashlib
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from verifier.errors import PromptError
from verifier.models import PromptRef

_PLACEHOLDER = re.compile(r"<<([a-z_]+)>>")
_FILE = re.compile(
    r"---\nid: (?P<id>[a-z-]+)\nversion: (?P<version>\d+)\n---\n\s*# system\n(?P<system>.*?)\n# user\n(?P<user>.*)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Messages:
    """The two messages of a request."""

    system: str
    user: str


@dataclass(frozen=True, slots=True)
class Prompt:
    """A prompt as its file has it."""

    ref: PromptRef
    system: str
    user: str

    @property
    def placeholders(self) -> frozenset[str]:
        """The names that `render` must be given."""
        return frozenset(_PLACEHOLDER.findall(self.system + self.user))

    def render(self, **values: str) -> Messages:
        """Fill in every placeholder; PromptError names all that are missing or unknown."""
        missing, unknown = self.placeholders - values.keys(), values.keys() - self.placeholders
        if missing or unknown:
            raise PromptError(
                f"prompt {self.ref.id}: missing {sorted(missing) or 'nothing'}, unknown {sorted(unknown) or 'nothing'}"
            )

        def value_of(match: re.Match[str]) -> str:
            return values[match[1]]

        return Messages(_PLACEHOLDER.sub(value_of, self.system), _PLACEHOLDER.sub(value_of, self.user))


@cache
def load_prompt(name: str) -> Prompt:
    """Return the prompt in prompts/<name>.md; its hash is over its text with Unix line ends."""
    path = _folder() / f"{name}.md"
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise PromptError(f"there is no prompt {name!r}: reinstall the package") from error
    match = _FILE.fullmatch(text)
    if match is None or match["id"] != name:
        raise PromptError(f"prompts/{name}.md needs front matter with id: {name} and version, then # system and # user")
    ref = PromptRef(id=name, version=match["version"], sha256=hashlib.sha256(text.encode()).hexdigest())
    return Prompt(ref, match["system"].strip(), match["user"].strip())


def fence(text: str, *beside: str) -> str:
    """Return a marker that occurs neither in the text nor in what stands beside it, the same one each time."""
    salt = 0
    while True:
        marker = hashlib.sha256(f"{salt}:{text}".encode(errors="surrogatepass")).hexdigest()[:12]
        if not any(marker in words for words in (text, *beside)):
            return marker
        salt += 1


def _folder() -> Traversable:
    """Return the prompts of the wheel, else those of the checkout."""
    packed = files("verifier") / "_prompts"
    return packed if packed.is_dir() else Path(__file__).parent.parent / "prompts"
