"""Say where cassettes are, and with which settings an engine records or replays one."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from evals.cassettes import FOLDER, NEUTRAL, Recording, note_recording, read_recording
from verifier.settings import Mode, Settings, load_settings

CASSETTES = Path(os.environ.get("CASSETTES_FOLDER", FOLDER))
PATIENCE_S = 3600.0
"""How long a recording waits for an answer; whoever gives it may be slow."""


def path_of(name: str) -> Path:
    """Return the file of a cassette, such as "injection/extract"."""
    return CASSETTES / f"{name}.yaml"


def settings_for(name: str, recording: bool) -> Settings:
    """Return the settings for recording, from the environment, or those that a cassette was recorded with."""
    if not recording:
        known = read_recording(CASSETTES, name)
        return Settings(base_url=NEUTRAL, model=known.model, mode=known.mode, use_cache=False)
    settings = load_settings(
        environ=os.environ,
        overrides={"engine": "llm", "mode": Mode.JSON_SCHEMA, "use_cache": False, "timeout_s": PATIENCE_S},
    )
    note = Recording(model=settings.model or "", mode=Mode.JSON_SCHEMA, date=datetime.now(UTC).date())
    note_recording(CASSETTES, name, note)
    return settings


def needs(*names: str) -> None:
    """Skip a test whose recordings are not there."""
    absent = [name for name in names if not path_of(name).exists()]
    if absent:
        pytest.skip(f"no recording of {' and '.join(absent)} yet: cassettes/README.md says how to make one")
