"""Gather what a run is set to: options, then the environment, then verifier.toml, then the defaults.

Reads one TOML file when given its path; finds and reads nothing else, and writes nothing. A secret is taken from an
environment variable only, is held as a `SecretStr`, and stands in no repr and no error message.

A verifier.toml that lies in the current folder may have come with somebody's articles. So one that was found, not
named, cannot open the user's own network to addresses, nor say to which other machine a key of the environment goes.
"""

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from ipaddress import ip_address
from pathlib import Path
from types import MappingProxyType
from urllib.parse import urlsplit

from platformdirs import user_cache_path
from pydantic import ConfigDict, Field, SecretStr, ValidationError, field_validator

from verifier.errors import InputError, SettingsError
from verifier.models.base import Value
from verifier.models.verdict import Independence

FILE_NAME = "verifier.toml"

Raw = str | int | float | bool | Path | Decimal | None
"""A setting as an option, the environment or TOML gives it; None where it is not given."""


class EngineChoice(StrEnum):
    """Which engine reads the articles; `auto` is settled by `choose_engine`."""

    AUTO = "auto"
    LOCAL = "local"
    LLM = "llm"


class Mode(StrEnum):
    """How an endpoint is asked for structured answers; unset means that it is found out."""

    TOOLS = "tools"
    JSON_SCHEMA = "json_schema"
    JSON = "json"
    MD_JSON = "md_json"


def _names(choices: type[StrEnum]) -> str:
    return ", ".join(choices)


class Settings(Value):
    """What a run is set to; a field's description says which values are allowed.

    `max_output_tokens` bounds one answer, and is sent only where it is set. `max_tokens` counts tokens in and out of a
    run together; `max_usd` is a sum of money in US dollars. `per_claim` bounds how many claims each claim is compared
    with. What begins with `web_` is about fetching addresses: `verifier.ingest.web.Limits` says what each bounds.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True, allow_inf_nan=False)

    engine: EngineChoice = Field(EngineChoice.AUTO, description=_names(EngineChoice))
    base_url: str | None = Field(
        None, repr=False, description="an http:// or https:// address without user or password"
    )
    api_key: SecretStr | None = Field(None, repr=False, description="a key without spaces or control characters")
    api_key_env: str | None = Field(None, description="the name of the environment variable that holds the key")
    model: str | None = Field(None, min_length=1, description="the name of a model at the endpoint")
    mode: Mode | None = Field(None, description=_names(Mode))
    timeout_s: float = Field(120.0, gt=0, le=86_400, description="seconds, above 0 and at most 86400")
    concurrency: int = Field(8, ge=1, le=1_000, description="a whole number from 1 to 1000")
    context_tokens: int = Field(32_000, ge=2_000, description="a whole number from 2000 up")
    max_output_tokens: int | None = Field(None, ge=100, description="a whole number from 100 up")
    max_calls: int | None = Field(None, ge=1, description="a whole number from 1 up")
    max_tokens: int | None = Field(None, ge=1, description="a whole number from 1 up")
    max_usd: Decimal | None = Field(None, gt=0, description="a sum above 0, such as 0.50")
    use_cache: bool = Field(True, description="true or false")
    cache_dir: Path = Field(
        default_factory=lambda: user_cache_path("story-verifier", appauthor=False), description="a folder"
    )
    max_chars: int = Field(200_000, ge=1, description="a whole number from 1 up")
    independence: Independence = Field(Independence.OUTLET, description=_names(Independence))
    bodies: Path | None = Field(None, description="a TOML file of bodies")
    outlets: Path | None = Field(None, description="a TOML file of outlets")
    per_claim: int | None = Field(None, ge=1, le=10_000, description="a whole number from 1 to 10000")
    one_story: bool = Field(False, description="true or false")
    web_connect_s: float = Field(10.0, gt=0, le=600, description="seconds, above 0 and at most 600")
    web_read_s: float = Field(20.0, gt=0, le=600, description="seconds, above 0 and at most 600")
    web_total_s: float = Field(60.0, gt=0, le=3_600, description="seconds, above 0 and at most 3600")
    web_max_bytes: int = Field(
        25_000_000, ge=1_000, le=1_000_000_000, description="a whole number from 1000 to 1000000000"
    )
    web_max_redirects: int = Field(10, ge=0, le=50, description="a whole number from 0 to 50")
    web_per_host: int = Field(2, ge=1, le=20, description="a whole number from 1 to 20")
    web_parallel: int = Field(8, ge=1, le=100, description="a whole number from 1 to 100")
    web_tries: int = Field(3, ge=1, le=10, description="a whole number from 1 to 10")
    web_longest_wait_s: float = Field(30.0, ge=0, le=3_600, description="seconds, from 0 to 3600")
    web_allow_private: bool = Field(False, description="true or false")
    web_ignore_robots: bool = Field(False, description="true or false")

    @field_validator("base_url")
    @classmethod
    def _is_an_address(cls, value: str | None) -> str | None:
        if value is None:
            return None
        parts = urlsplit(value.strip())
        if parts.scheme not in {"http", "https"} or not parts.hostname or "@" in parts.netloc:
            raise ValueError("not an address")
        if parts.port == 0:  # reading the port is what refuses one that is not a number
            raise ValueError("no such port")
        return value.strip()

    @field_validator("api_key")
    @classmethod
    def _is_one_word(cls, value: SecretStr | None) -> SecretStr | None:
        if value is None:
            return None
        key = value.get_secret_value().strip()
        if not key.isascii() or not key.isprintable() or " " in key:
            raise ValueError("not a key")
        return SecretStr(key)

    @property
    def endpoint(self) -> str | None:
        """Scheme, host and port of `base_url`: what a report may show."""
        if self.base_url is None:
            return None
        parts = urlsplit(self.base_url)
        host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
        return f"{parts.scheme}://{host}" + (f":{parts.port}" if parts.port else "")

    @property
    def is_endpoint_here(self) -> bool:
        """Whether `base_url` is an address of this machine itself."""
        host = urlsplit(self.base_url or "").hostname or ""
        try:
            return host == "localhost" or ip_address(host).is_loopback
        except ValueError:
            return False


def _default_name(field: str) -> str:
    return f"VERIFIER_{field.upper()}"


ENVIRONMENT: Mapping[str, str] = MappingProxyType(
    {field: _default_name(field) for field in Settings.model_fields if field != "api_key_env"}
    | {"base_url": "OPENAI_BASE_URL", "api_key": "OPENAI_API_KEY"}
)
"""The environment variable of each setting."""

_SECRET = frozenset({"api_key"})
_PATHS = frozenset({"cache_dir", "bodies", "outlets"})
_SWITCHES = frozenset({"one_story", "use_cache", "web_allow_private", "web_ignore_robots"})


@dataclass(frozen=True, slots=True)
class _Given:
    """A raw value and where it comes from, in words for an error message."""

    value: Raw | SecretStr
    where: str


def find_file(folder: Path) -> Path | None:
    """Return the folder's verifier.toml, or None."""
    path = folder / FILE_NAME
    return path if path.is_file() else None


def load_settings(
    *,
    environ: Mapping[str, str],
    file: Path | None = None,
    file_was_found: bool = False,
    overrides: Mapping[str, Raw] = MappingProxyType({}),
) -> Settings:
    """Merge options (None is "not given"), environment (empty is "not given"), one TOML file and the defaults.

    Paths in the file are relative to its folder. `file_was_found`: nobody named the file; what only its owner may
    decide is refused in it. Raise SettingsError that names the setting, its place, its value (never a secret's) and
    what is allowed; InputError where the file cannot be read.
    """
    from_file = _from_file(file) if file is not None else {}
    options = {key: _Given(value, "given as an option") for key, value in overrides.items() if value is not None}
    _refuse_unknown(options, "an option")
    merged = from_file | _from_environment(environ, from_file) | options
    settings = _validate(merged)
    if file_was_found:
        _refuse_reach(settings, {key for key, given in merged.items() if given is from_file.get(key)})
    if settings.api_key_env and settings.api_key is None and settings.engine is not EngineChoice.LOCAL:
        raise SettingsError(
            f"api_key_env names {settings.api_key_env}, which is not set in the environment: "
            f"export {settings.api_key_env}, or take the line out of {FILE_NAME}"
        )
    return settings


def _from_file(file: Path) -> dict[str, _Given]:
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"{file} cannot be read ({error.strerror}): give --config a TOML file") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{file} is not TOML: {error}") from error
    if any(key in content for key in ("api_key", ENVIRONMENT["api_key"])):
        raise SettingsError(
            f"{file} holds an api_key: keys do not belong in files. Take it out, put the key into an environment "
            'variable, and name that variable here: api_key_env = "OPENAI_API_KEY"'
        )
    where = f"in {file}"
    _refuse_unknown(content, str(file))
    for key, value in content.items():
        _refuse_wrong_shape(key, value, where)
    return {
        key: _Given(file.parent / Path(value).expanduser() if key in _PATHS else value, where)
        for key, value in content.items()
    }


def _refuse_reach(settings: Settings, from_file: Collection[str]) -> None:
    """Refuse what would let a file lead a run into the user's network, or a key of the environment out of it."""
    if settings.web_allow_private and "web_allow_private" in from_file:
        raise _not_from_there("web_allow_private", "opens your own network to the addresses of articles")
    asks = settings.engine is not EngineChoice.LOCAL and settings.api_key is not None
    if asks and "base_url" in from_file and not settings.is_endpoint_here:
        raise _not_from_there("base_url", f"sends your key to {settings.endpoint}")


def _not_from_there(key: str, what: str) -> SettingsError:
    return SettingsError(
        f"{key} in the {FILE_NAME} of the current folder {what}, and the file may be somebody else's: if it is yours, "
        f"name it (--config {FILE_NAME}), or set {ENVIRONMENT[key]}"
    )


def _refuse_unknown(keys: Mapping[str, object], where: str) -> None:
    known = sorted(set(Settings.model_fields) - _SECRET)
    unknown = sorted(set(keys) - set(known))
    if unknown:
        raise SettingsError(f"unknown setting {', '.join(unknown)} in {where}: known are {', '.join(known)}")


def _refuse_wrong_shape(key: str, value: object, where: str) -> None:
    """Refuse what pydantic would bend into shape: TOML has types, so `timeout_s = true` is a slip."""
    right = isinstance(value, bool) if key in _SWITCHES else not isinstance(value, bool)
    if not right or not isinstance(value, str | int | float):
        raise _wrong(key, _Given(str(value), where))
    if key in _PATHS and not isinstance(value, str):
        raise _wrong(key, _Given(value, where))


def _from_environment(environ: Mapping[str, str], from_file: Mapping[str, _Given]) -> dict[str, _Given]:
    names = dict(ENVIRONMENT)
    if "api_key_env" in from_file:
        names["api_key"] = str(from_file["api_key_env"].value)
    found = {
        key: _Given(environ[name].strip(), f"in {name}") for key, name in names.items() if environ.get(name, "").strip()
    }
    return {key: _shield(key, given) for key, given in found.items()}


def _shield(key: str, given: _Given) -> _Given:
    """Hide a secret before validation can put it into an error; open "~" in a path."""
    if key in _SECRET:
        return _Given(SecretStr(str(given.value)), given.where)
    if key in _PATHS:
        return _Given(Path(str(given.value)).expanduser(), given.where)
    return given


def _validate(merged: Mapping[str, _Given]) -> Settings:
    try:
        return Settings.model_validate({key: given.value for key, given in merged.items()})
    except ValidationError as error:
        key = str(error.errors(include_input=False, include_context=False)[0]["loc"][0])
        raise _wrong(key, merged[key]) from error


def _wrong(key: str, given: _Given) -> SettingsError:
    value = str(given.value)
    hidden = key in _SECRET or (key == "base_url" and any(mark in value for mark in "@?#"))
    shown = "a value that is not shown" if hidden else repr(value)
    return SettingsError(f"{key} {given.where} is {shown}; allowed: {Settings.model_fields[key].description}")


@dataclass(frozen=True, slots=True)
class Chosen:
    """The engine to use, and why, in words for a person."""

    engine: EngineChoice
    reason: str


def choose_engine(settings: Settings) -> Chosen:
    """Settle `auto`: the llm engine where a model and an endpoint or key are set, else the local one."""
    if settings.engine is not EngineChoice.AUTO:
        return Chosen(settings.engine, "as asked for")
    reachable = settings.base_url is not None or settings.api_key is not None
    if reachable and settings.model is not None:
        return Chosen(EngineChoice.LLM, f"model {settings.model} at {settings.endpoint or 'the default endpoint'}")
    if reachable:
        return Chosen(EngineChoice.LOCAL, "an endpoint or key is set, but no model (VERIFIER_MODEL)")
    if settings.model is not None:
        return Chosen(EngineChoice.LOCAL, "a model is set, but no endpoint or key (OPENAI_BASE_URL, OPENAI_API_KEY)")
    return Chosen(
        EngineChoice.LOCAL, "no endpoint is configured (OPENAI_BASE_URL or OPENAI_API_KEY, and VERIFIER_MODEL)"
    )
