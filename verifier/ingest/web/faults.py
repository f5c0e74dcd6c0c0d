"""Say that an address could not be fetched: inside this package as `Fault`, to its callers as `Refusal`.

Nothing here reaches the network. What a page or a server wrote is not repeated in a message, except addresses, as
`show` puts them, and the name of a media type, which is one short word.
"""

import re
from dataclasses import dataclass
from typing import NoReturn

SHOWN_CHARS = 200
SAVE = "open it in a browser, save the page, and give the saved file instead"
CHECK = "check the address"
LATER = "try again later"

_USER = re.compile(r"^((?:[a-z][a-z0-9+.-]*:)?[/\\]*)[^/?#\\]*@", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Refusal:
    """An address that was not fetched, or whose page cannot be used, why, and what to do instead.

    `address` is made for reading: no user or password, control characters escaped, at most 200 characters.
    """

    address: str
    reason: str
    advice: str

    @property
    def message(self) -> str:
        """All of it as one line."""
        return f"{self.address} {self.reason}: {self.advice}"


class Fault(Exception):
    """One request, or the way to it, went wrong.

    `retryable`: the same request may succeed later; `retry_after_s` is how long the server asked to wait, in seconds.
    `status` is what the server answered with, where that is the trouble. `no_way`: the host itself cannot or may not be
    reached, whatever the path.
    """

    def __init__(
        self,
        reason: str,
        advice: str = SAVE,
        *,
        retryable: bool = False,
        retry_after_s: float | None = None,
        status: int | None = None,
        no_way: bool = False,
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.advice = advice
        self.retryable = retryable
        self.retry_after_s = retry_after_s
        self.status = status
        self.no_way = no_way

    def refuse(self, address: str) -> Refusal:
        """Turn it into what callers get."""
        return Refusal(show(address), self.reason, self.advice)


def refuse(reason: str, advice: str) -> NoReturn:
    """Raise a fault that no later try can mend."""
    raise Fault(reason, advice)


def show(address: str) -> str:
    """Return an address as a message may hold it: at most 200 characters, none of them invisible, no user, no password.

    Bidirectional controls and line ends are written as escapes, so that an address cannot rearrange a report.
    """
    masked = _USER.sub(r"\1…@", address.strip()[: 10 * SHOWN_CHARS])
    plain = "".join(
        letter if letter.isprintable() else letter.encode("unicode_escape").decode("ascii") for letter in masked
    )
    return plain if len(plain) <= SHOWN_CHARS else plain[: SHOWN_CHARS - 1] + "…"
