"""Record what a model answered to the project's requests, and play it back without a connection.

wire.py: what of a request and its answer is recorded, and which answer belongs to which request
readable.py: the file format
replay.py: recording, playing back, and what was missing
tape.py: the same for many cassettes at once, each kept apart by who listens
notes.py: with which model and mode a cassette was recorded
secrets.py: what must not stand in a cassette

cassettes/README.md says how to record, review and record again.
"""

from evals.cassettes.notes import CassetteMissError, Recording, note_recording, read_recording
from evals.cassettes.replay import FOLDER, Watch, equip, record, refuse_misses, replay
from evals.cassettes.secrets import find_secrets
from evals.cassettes.wire import NEUTRAL

__all__ = [
    "FOLDER",
    "NEUTRAL",
    "CassetteMissError",
    "Recording",
    "Watch",
    "equip",
    "find_secrets",
    "note_recording",
    "read_recording",
    "record",
    "refuse_misses",
    "replay",
]
