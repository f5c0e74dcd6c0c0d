"""Have a trained cross-encoder score examples, in the order given."""

from collections.abc import Sequence

import torch

from training.batches import Encoded, cut_batches, stack
from training.encoder import CrossEncoder
from training.examples import LABELS


def predict(model: CrossEncoder, encoded: Sequence[Encoded], device: str = "cpu") -> torch.Tensor:
    """Return logits [examples, 3]."""
    model.parts().to(device).eval()
    logits = torch.zeros((len(encoded), len(LABELS)))
    with torch.inference_mode():
        for places in cut_batches(encoded):
            batch = stack(encoded, places)
            found = model.score(batch.ids.to(device), batch.mask.to(device), batch.types.to(device))
            logits[places] = found.float().cpu()
    return logits
