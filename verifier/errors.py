"""Name everything that can go wrong, as one tree.

    VerifierError
    ├── UsageError              the call cannot be carried out as given (exit 2)
    │   ├── SettingsError       an environment variable, option or verifier.toml is wrong
    │   ├── InputError          an article, sidecar or report cannot be read
    │   └── MissingExtraError   an optional package is not installed
    ├── EndpointError           the model's endpoint could not be used at all (exit 4)
    ├── BudgetExceededError     a limit on calls, tokens or money was reached
    └── EngineError             an engine broke its contract

Every message says what happened and what to do next. A failure on one article or one comparison is not raised but
recorded, as `verifier.models.Failure`.
"""


class VerifierError(Exception):
    """The root: anything that this package raises on purpose."""


class UsageError(VerifierError):
    """The call cannot be carried out as given."""


class SettingsError(UsageError):
    """An environment variable, an option or verifier.toml has a value that cannot be used."""


class InputError(UsageError):
    """An article, sidecar or report is missing, empty, binary, too large or malformed."""


class MissingExtraError(UsageError):
    """An optional package is not installed; the message gives the pip line."""

    def __init__(self, feature: str, extra: str) -> None:
        """Name the feature and the extra that brings it."""
        super().__init__(f"{feature} needs an optional package: pip install 'story-verifier[{extra}]'")


class EndpointError(VerifierError):
    """The endpoint cannot be used at all: unreachable, unauthorised, or no such model."""


class BudgetExceededError(VerifierError):
    """A limit on calls, tokens or money was reached; what was done before it is kept."""


class EngineError(VerifierError):
    """An engine broke its contract, for instance by naming an article that it was not given."""
