"""Write a trained model as the files that the package ships: ONNX, its weights in eight bits, and what describes it.

Weights are quantised for each output channel, activations at run time (onnxruntime's dynamic quantisation).
"""

import shutil
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from training.encoder import MOST_TOKENS, CrossEncoder
from training.manifest import write_manifest
from verifier.engines.local.model.artefact import GRAPH, TOKENIZER, Manifest

INPUTS = ("input_ids", "attention_mask", "token_type_ids")
CARD = "docs/model-card.md"
_OUTPUT = "logits"
_OPSET = 17


class _Judge(torch.nn.Module):
    """What `claims.onnx` computes."""

    def __init__(self, model: CrossEncoder) -> None:
        super().__init__()
        self.body, self.head = model.body, model.head

    def forward(self, ids: torch.Tensor, mask: torch.Tensor, types: torch.Tensor) -> torch.Tensor:
        """Return logits [batch, 3]."""
        states = self.body(input_ids=ids, attention_mask=mask, token_type_ids=types).last_hidden_state
        return self.head(states[:, 0])


def export(model: CrossEncoder, base: Path, folder: Path, version: str, temperature: float) -> None:
    """Write graph, tokenizer and manifest into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    _write(_Judge(model), folder / GRAPH)
    shutil.copy(base / TOKENIZER, folder / TOKENIZER)
    told = Manifest(
        version=version,
        card=CARD,
        temperature=temperature,
        max_length=MOST_TOKENS,
        sha256={},
    )
    write_manifest(folder, told)


def _write(graph: torch.nn.Module, path: Path) -> None:
    """Write a graph in eight bits."""
    full = path.with_suffix(".full.onnx")
    example = torch.ones((2, 16), dtype=torch.long)
    torch.onnx.export(
        graph.to("cpu").eval(),
        (example, example, torch.zeros_like(example)),
        str(full),
        input_names=list(INPUTS),
        output_names=[_OUTPUT],
        dynamic_axes={name: {0: "batch", 1: "length"} for name in INPUTS} | {_OUTPUT: {0: "batch"}},
        opset_version=_OPSET,
        dynamo=False,
    )
    quantize_dynamic(str(full), str(path), weight_type=QuantType.QInt8, per_channel=True)
    full.unlink()
