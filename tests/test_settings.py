"""Where settings come from, which place wins, and what a wrong one is told."""

import re
from decimal import Decimal
from pathlib import Path

import pytest

from verifier.errors import InputError, SettingsError
from verifier.models.verdict import Independence
from verifier.settings import (
    ENVIRONMENT,
    EngineChoice,
    Mode,
    Settings,
    choose_engine,
    find_file,
    load_settings,
)

KEY = "sk-very-secret-4711"


def _file(folder: Path, text: str) -> Path:
    path = folder / "verifier.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_without_anything_the_defaults_hold() -> None:
    settings = load_settings(environ={})
    assert settings.engine is EngineChoice.AUTO
    assert settings.timeout_s == 120
    assert settings.concurrency == 8
    assert settings.context_tokens == 32_000
    assert settings.max_chars == 200_000
    assert settings.use_cache
    assert settings.max_usd is None
    assert settings.cache_dir.is_absolute()


def test_an_option_beats_the_environment_beats_the_file_beats_the_default(tmp_path: Path) -> None:
    file = _file(tmp_path, 'model = "from-file"\nconcurrency = 2\nmax_chars = 10\n')
    environ = {"VERIFIER_MODEL": "from-environment", "VERIFIER_CONCURRENCY": "3"}
    settings = load_settings(environ=environ, file=file, overrides={"model": "from-option"})
    assert (settings.model, settings.concurrency, settings.max_chars) == ("from-option", 3, 10)


def test_an_option_of_none_and_an_empty_variable_are_not_given(tmp_path: Path) -> None:
    file = _file(tmp_path, 'model = "from-file"\n')
    settings = load_settings(environ={"VERIFIER_MODEL": " "}, file=file, overrides={"model": None})
    assert settings.model == "from-file"


@pytest.mark.parametrize(
    ("key", "raw", "expected"),
    [
        ("base_url", "http://127.0.0.1:8000/v1", "http://127.0.0.1:8000/v1"),
        ("mode", "md_json", Mode.MD_JSON),
        ("max_usd", "0.50", Decimal("0.50")),
        ("use_cache", "false", False),
        ("independence", "origin", Independence.ORIGIN),
        ("cache_dir", "/tmp/somewhere", Path("/tmp/somewhere")),
        ("timeout_s", "2.5", 2.5),
    ],
)
def test_every_setting_has_an_environment_variable(key: str, raw: str, expected: object) -> None:
    assert getattr(load_settings(environ={ENVIRONMENT[key]: raw}), key) == expected


def test_a_path_in_the_file_is_relative_to_the_file(tmp_path: Path) -> None:
    settings = load_settings(environ={}, file=_file(tmp_path, 'bodies = "desk/bodies.toml"\n'))
    assert settings.bodies == tmp_path / "desk" / "bodies.toml"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("timeout_s = 0", r"timeout_s in .*verifier\.toml is '0'; allowed: seconds, above 0"),
        ("timeout_s = true", r"timeout_s in .* is 'True'; allowed"),
        ("timeout_s = nan", r"timeout_s in .* is 'nan'; allowed"),
        ('mode = "functions"', r"mode in .* is 'functions'; allowed: tools, json_schema, json, md_json"),
        ("use_cache = 1", r"use_cache in .* is '1'; allowed: true or false"),
        ("model = 5", r"model in .* is '5'"),
        ("cache_dir = 5", r"cache_dir in .* is '5'; allowed: a folder"),
        ("concurrency = [1]", r"concurrency in .* is '\[1\]'"),
        ('base_url = "localhost:8000"', r"base_url in .* is 'localhost:8000'; allowed: an http"),
        ("timeout = 5", r"unknown setting timeout in .*: known are .*timeout_s"),
        ("timeout_s = ", r"is not TOML"),
    ],
)
def test_a_wrong_line_in_the_file_is_named_with_what_is_allowed(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(SettingsError, match=told):
        load_settings(environ={}, file=_file(tmp_path, text + "\n"))


def test_a_wrong_variable_and_a_wrong_option_are_named() -> None:
    with pytest.raises(SettingsError, match="concurrency in VERIFIER_CONCURRENCY is 'many'; allowed: a whole number"):
        load_settings(environ={"VERIFIER_CONCURRENCY": "many"})
    with pytest.raises(SettingsError, match="max_chars given as an option is '0'"):
        load_settings(environ={}, overrides={"max_chars": 0})
    with pytest.raises(SettingsError, match="unknown setting speed"):
        load_settings(environ={}, overrides={"speed": 1})


def test_a_missing_file_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="--config"):
        load_settings(environ={}, file=tmp_path / "none.toml")


def test_the_file_of_a_folder_is_found_only_where_there_is_one(tmp_path: Path) -> None:
    assert find_file(tmp_path) is None
    assert find_file(tmp_path) != _file(tmp_path, "") == find_file(tmp_path)


def test_a_key_stands_in_no_repr_and_no_json() -> None:
    settings = load_settings(environ={"OPENAI_API_KEY": KEY})
    assert settings.api_key is not None
    assert settings.api_key.get_secret_value() == KEY
    assert KEY not in repr(settings) + str(settings) + settings.model_dump_json()


@pytest.mark.parametrize(
    "environ",
    [
        {"OPENAI_API_KEY": f"{KEY} two words"},
        {"OPENAI_API_KEY": f"{KEY}\x00"},
        {"OPENAI_API_KEY": KEY, "VERIFIER_TIMEOUT_S": "soon"},
        {"OPENAI_BASE_URL": f"https://user:{KEY}@host/v1"},
        {"OPENAI_BASE_URL": f"ftp://host/v1?key={KEY}"},
    ],
)
def test_a_secret_stands_in_no_error_nor_in_its_cause(environ: dict[str, str]) -> None:
    with pytest.raises(SettingsError) as raised:
        load_settings(environ=environ)
    assert KEY not in str(raised.value) + repr(raised.value) + str(raised.value.__cause__) + repr(
        raised.value.__cause__
    )


def test_a_key_in_the_file_is_refused_without_showing_it(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="api_key_env") as raised:
        load_settings(environ={}, file=_file(tmp_path, f'api_key = "{KEY}"\n'))
    assert KEY not in str(raised.value)


def test_a_key_is_no_option() -> None:
    with pytest.raises(SettingsError, match="unknown setting api_key"):
        load_settings(environ={}, overrides={"api_key": KEY})


def test_the_file_may_name_the_variable_that_holds_the_key(tmp_path: Path) -> None:
    file = _file(tmp_path, 'api_key_env = "DESK_KEY"\n')
    settings = load_settings(environ={"DESK_KEY": KEY, "OPENAI_API_KEY": "another"}, file=file)
    assert settings.api_key is not None
    assert settings.api_key.get_secret_value() == KEY


def test_a_named_key_variable_must_be_set_unless_no_key_is_needed(tmp_path: Path) -> None:
    file = _file(tmp_path, 'api_key_env = "DESK_KEY"\n')
    with pytest.raises(SettingsError, match="export DESK_KEY"):
        load_settings(environ={}, file=file)
    assert load_settings(environ={}, file=file, overrides={"engine": "local"}).api_key is None


@pytest.mark.parametrize(
    ("settings", "engine", "reason"),
    [
        ({}, EngineChoice.LOCAL, "no endpoint is configured"),
        ({"base_url": "http://127.0.0.1:1/v1"}, EngineChoice.LOCAL, "no model"),
        ({"model": "m"}, EngineChoice.LOCAL, "no endpoint or key"),
        ({"model": "m", "api_key": "k"}, EngineChoice.LLM, "model m at the default endpoint"),
        ({"model": "m", "base_url": "http://[::1]:8/v1?x=1"}, EngineChoice.LLM, r"model m at http://\[::1\]:8$"),
        ({"engine": "llm"}, EngineChoice.LLM, "as asked for"),
        ({"engine": "local", "model": "m", "api_key": "k"}, EngineChoice.LOCAL, "as asked for"),
    ],
)
def test_auto_takes_the_llm_engine_only_where_a_model_can_be_reached(
    settings: dict[str, object], engine: EngineChoice, reason: str
) -> None:
    chosen = choose_engine(Settings.model_validate(settings))
    assert chosen.engine is engine
    assert re.search(reason, chosen.reason)


def test_the_endpoint_that_may_be_shown_has_no_path_and_no_query() -> None:
    assert Settings(base_url="https://host.example/v1?key=x").endpoint == "https://host.example"


def test_a_file_that_was_found_cannot_open_the_users_network(tmp_path: Path) -> None:
    file = _file(tmp_path, "web_allow_private = true\n")
    with pytest.raises(SettingsError, match=r"--config verifier\.toml.*VERIFIER_WEB_ALLOW_PRIVATE"):
        load_settings(environ={}, file=file, file_was_found=True)
    assert load_settings(environ={}, file=file).web_allow_private


@pytest.mark.parametrize(
    ("environ", "overrides", "expected"),
    [
        ({"VERIFIER_WEB_ALLOW_PRIVATE": "true"}, {}, True),
        ({"VERIFIER_WEB_ALLOW_PRIVATE": "false"}, {}, False),
        ({}, {"web_allow_private": True}, True),
    ],
)
def test_what_the_user_says_of_the_network_holds_beside_a_found_file(
    environ: dict[str, str], overrides: dict[str, bool], expected: bool, tmp_path: Path
) -> None:
    file = _file(tmp_path, "web_allow_private = true\n")
    settings = load_settings(environ=environ, file=file, file_was_found=True, overrides=overrides)
    assert settings.web_allow_private is expected


@pytest.mark.parametrize("key_in", ["OPENAI_API_KEY", "DESK_KEY"])
@pytest.mark.parametrize(
    "base_url", ["https://models.test/v1", "http://192.168.1.5/v1", "http://localhost.models.test/v1"]
)
def test_a_file_that_was_found_cannot_send_a_key_to_another_machine(base_url: str, key_in: str, tmp_path: Path) -> None:
    named = "" if key_in == "OPENAI_API_KEY" else f'api_key_env = "{key_in}"\n'
    file = _file(tmp_path, f'base_url = "{base_url}"\nmodel = "m"\n{named}')
    with pytest.raises(SettingsError, match=r"sends your key to http.*OPENAI_BASE_URL") as raised:
        load_settings(environ={key_in: KEY}, file=file, file_was_found=True)
    assert KEY not in str(raised.value)
    assert load_settings(environ={key_in: KEY}, file=file).base_url == base_url
    own = {key_in: KEY, "OPENAI_BASE_URL": base_url}
    assert load_settings(environ=own, file=file, file_was_found=True).base_url == base_url
    local = {"engine": "local"}
    assert load_settings(environ={key_in: KEY}, file=file, file_was_found=True, overrides=local).base_url == base_url


@pytest.mark.parametrize("base_url", ["http://127.0.0.1:8080/v1", "http://[::1]:8080/v1", "http://localhost/v1"])
def test_a_file_that_was_found_may_name_an_endpoint_on_this_machine(base_url: str, tmp_path: Path) -> None:
    file = _file(tmp_path, f'base_url = "{base_url}"\n')
    assert load_settings(environ={"OPENAI_API_KEY": KEY}, file=file, file_was_found=True).base_url == base_url
    assert load_settings(environ={}, file=_file(tmp_path, 'base_url = "https://models.test/v1"\n'), file_was_found=True)
