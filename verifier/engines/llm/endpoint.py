"""Say where requests go: address, model and key, and what of them may be shown.

The key is held as a secret, and only `open_client` reads it. A query in the address (some gateways want one) is sent
with every request and shown nowhere, in logs neither.
"""

import logging
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from urllib.parse import parse_qsl, urlsplit

import httpx2
from openai import AsyncOpenAI, DefaultAsyncHttpxClient
from pydantic import SecretStr

from verifier.errors import SettingsError
from verifier.settings import Settings

DEFAULT_BASE_URL = "https://api.openai.com/v1"
_NO_KEY = "no-key"
_CONNECT_TIMEOUT_S = 10.0


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An address and a model there; `shown` is scheme, host and port, `identity` has the path as well."""

    base_url: str = field(repr=False)
    model: str
    key: SecretStr | None = field(default=None, repr=False)
    query: Mapping[str, str] = field(default_factory=dict, repr=False)

    @property
    def host(self) -> str:
        """The host's name, in lower case."""
        return urlsplit(self.base_url).hostname or ""

    @property
    def shown(self) -> str:
        """What logs, reports and errors may say."""
        parts = urlsplit(self.base_url)
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{parts.scheme}://{host}" + (f":{parts.port}" if parts.port else "")

    @property
    def identity(self) -> str:
        """What tells this endpoint from others, for the cache."""
        return self.shown + urlsplit(self.base_url).path.rstrip("/")

    @property
    def secret(self) -> str | None:
        """The key itself, for taking it out of what an endpoint says."""
        return self.key.get_secret_value() if self.key else None


def endpoint_of(settings: Settings) -> Endpoint:
    """Return where the settings point; raise SettingsError without a model, or with neither address nor key."""
    if settings.model is None:
        raise SettingsError("no model is set: set VERIFIER_MODEL, or give --model")
    if settings.base_url is None and settings.api_key is None:
        raise SettingsError(
            "no endpoint is set: set OPENAI_BASE_URL to its address, or OPENAI_API_KEY for the default endpoint"
        )
    parts = urlsplit(settings.base_url or DEFAULT_BASE_URL)
    return Endpoint(
        base_url=f"{parts.scheme}://{parts.netloc}{parts.path}",
        model=settings.model,
        key=settings.api_key,
        query=dict(parse_qsl(parts.query)),
    )


def open_client(endpoint: Endpoint, timeout_s: float) -> AsyncOpenAI:
    """Return a client that never tries anything twice by itself; a local endpoint gets a placeholder for a key."""
    for name in ("httpx2", "openai._base_client"):
        logger = logging.getLogger(name)
        if not any(isinstance(known, _HideQuery) for known in logger.filters):
            logger.addFilter(_HideQuery())
    logging.getLogger("instructor").addHandler(_SILENCE)
    timeout = httpx2.Timeout(timeout_s, connect=min(_CONNECT_TIMEOUT_S, timeout_s))
    return AsyncOpenAI(
        base_url=endpoint.base_url,
        api_key=endpoint.secret or _NO_KEY,
        default_query=dict(endpoint.query) or None,
        max_retries=0,
        timeout=timeout,
        http_client=DefaultAsyncHttpxClient(timeout=timeout, verify=_tls()),
    )


@cache
def _tls() -> ssl.SSLContext:
    """Return the context for all clients: making one takes longer than most requests to a local server."""
    return httpx2.create_ssl_context()


_SILENCE = logging.NullHandler()
"""Keeps instructor's errors off stderr where nobody has set up logging: they come out as failures anyway."""


class _HideQuery(logging.Filter):
    """Takes the query off addresses in log records, and tracebacks (which name addresses as well) out of them."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.exc_info = None
        if isinstance(record.args, tuple):
            record.args = tuple(
                value.copy_with(query=None) if isinstance(value, httpx2.URL) else value for value in record.args
            )
        return True
