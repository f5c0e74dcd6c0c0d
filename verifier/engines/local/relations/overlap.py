"""Judge entailment by the words that two sentences share: the baseline, and the floor that a trained model must beat.

It counts which of the hypothesis' content words the premise has, with concepts and countries made one
(`verifier.lexicon`), and looks for a turned polarity or an opposite word. Figures are left to the rules.
"""

from collections.abc import Sequence

from verifier.engines.local.relations.entailment import Entailment
from verifier.engines.local.relations.reading import coverage, opposed, read, without_presence

_STEEPNESS = 3
"""Coverage counts to this power: a hypothesis two thirds covered is more often another fact than the same."""

_CEILING = 0.95
_NAME_PENALTY = 0.5
_SHARE_OF_TURNED = 0.85
"""With the ceiling this stays below the bar from which a model is believed that sees a denial in other words."""


class OverlapModel:
    """Scores pairs by aligned words; deterministic, needs nothing but the texts."""

    def score(self, pairs: Sequence[tuple[str, str]]) -> Sequence[Entailment]:
        """Return one outcome for each (premise, hypothesis), in the order given."""
        return [self._score_one(premise, hypothesis) for premise, hypothesis in pairs]

    def _score_one(self, premise: str, hypothesis: str) -> Entailment:
        given, asked = read(premise), read(hypothesis)
        turned = opposed(given.keys, asked.keys)
        asked_keys = without_presence(asked, given.located) - turned
        same = coverage(asked_keys, given.keys) ** _STEEPNESS * _CEILING
        if asked.names - given.names - turned:
            same *= _NAME_PENALTY
        if given.negative is not asked.negative or turned:
            contradicts = same * _SHARE_OF_TURNED
            return Entailment(supports=0.0, contradicts=contradicts, neutral=1 - contradicts)
        return Entailment(supports=same, contradicts=0.0, neutral=1 - same)
