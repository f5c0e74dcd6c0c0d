"""Name everything that can go wrong, as one tree.

    VerifierError
    ├── UsageError              the call cannot be carried out as given (exit 2)
    │   ├── SettingsError       an environment variable, option or verifier.toml is wrong
    │   └── InputError          an article, sidecar or report cannot be read
    ├── EndpointError           the model's endpoint could not be used at all (exit 4)
    ├── EngineError             an engine broke its contract
    ├── PromptError             a prompt file is broken, or was filled in wrongly
    ├── DetectorMissingError    verifier.languages: a text may not be English, and nothing is installed to tell
    └── ModelUnavailableError   verifier.engines.local.model.artefact: the trained model is missing or damaged

The last two never leave a run: it goes on without what is missing, and a warning says so.

Every message says what happened and what to do next. A failure on one article or one comparison, and a limit on calls,
tokens or money that was reached, are not raised but recorded, as `verifier.models.Failure`.
"""


class VerifierError(Exception):
    """The root: anything that this package raises on purpose."""


class UsageError(VerifierError):
    """The call cannot be carried out as given."""


class SettingsError(UsageError):
    """An environment variable, an option or verifier.toml has a value that cannot be used."""


class InputError(UsageError):
    """An article, sidecar or report is missing, empty, binary, too large or malformed."""


class EndpointError(VerifierError):
    """The endpoint cannot be used at all: unreachable, unauthorised, or no such model."""


class EngineError(VerifierError):
    """An engine broke its contract, for instance by naming an article that it was not given."""


class PromptError(VerifierError):
    """A prompt file is missing or malformed, or its placeholders were not filled exactly."""
