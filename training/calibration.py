"""Find the temperature at which a model's probabilities are as sure as they are right.

One number that divides the logits, by the likelihood of examples that it was not trained on (Guo et al., "On
Calibration of Modern Neural Networks", ICML 2017, section 4.2). It changes no ranking of the three labels.
"""

import torch

_COARSE = [0.5 + 0.05 * step for step in range(71)]


def find_temperature(logits: torch.Tensor, labels: torch.Tensor) -> float:
    """Return the temperature between 0.5 and 4 with the lowest negative log-likelihood, to two decimals."""
    losses = [float(torch.nn.functional.cross_entropy(logits / value, labels)) for value in _COARSE]
    return round(_COARSE[losses.index(min(losses))], 2)


def expected_calibration_error(logits: torch.Tensor, labels: torch.Tensor, temperature: float, bins: int = 15) -> float:
    """Return the mean gap between how sure and how right a model is, over equal bins (Guo et al., eq. 3)."""
    sure, given = torch.softmax(logits / temperature, dim=1).max(dim=1)
    right = (given == labels).float()
    places = torch.clamp((sure * bins).long(), max=bins - 1)
    gaps = [
        float((sure[places == place].mean() - right[places == place].mean()).abs() * (places == place).float().mean())
        for place in range(bins)
        if bool((places == place).any())
    ]
    return sum(gaps)
