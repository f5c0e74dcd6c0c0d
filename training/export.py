"""Write a trained model as the one file that the package ships: ONNX, its weights in eight bits, and what describes it.

Weights are quantised for each output channel, activations at run time (onnxruntime's dynamic quantisation).
"""

import shutil
from hashlib import sha256
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from training.encoder import MOST_TOKENS, CrossEncoder

INPUTS = ("input_ids", "attention_mask", "token_type_ids")
GRAPH, TOKENIZER, MANIFEST = "claims.onnx", "tokenizer.json", "model.toml"
_OPSET = 17


class _Graph(torch.nn.Module):
    """What the file computes."""

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
    full = folder / "full.onnx"
    _write_graph(model, full)
    quantize_dynamic(str(full), str(folder / GRAPH), weight_type=QuantType.QInt8, per_channel=True)
    full.unlink()
    shutil.copy(base / TOKENIZER, folder / TOKENIZER)
    (folder / MANIFEST).write_text(_manifest(folder, version, temperature), encoding="utf-8")


def _write_graph(model: CrossEncoder, path: Path) -> None:
    example = torch.ones((2, 16), dtype=torch.long)
    graph = _Graph(model).to("cpu").eval()
    torch.onnx.export(
        graph,
        (example, example, torch.zeros_like(example)),
        str(path),
        input_names=list(INPUTS),
        output_names=["logits"],
        dynamic_axes={name: {0: "batch", 1: "length"} for name in INPUTS} | {"logits": {0: "batch"}},
        opset_version=_OPSET,
        dynamo=False,
    )


def _manifest(folder: Path, version: str, temperature: float) -> str:
    hashes = {name: sha256((folder / name).read_bytes()).hexdigest() for name in (GRAPH, TOKENIZER)}
    lines = [
        "# What the trained model is; its files are held against these hashes when they are loaded.",
        f'version = "{version}"',
        'card = "docs/model-card.md"',
        f"temperature = {temperature}",
        f"max_length = {MOST_TOKENS}",
        "",
        "[sha256]",
        *(f'"{name}" = "{value}"' for name, value in hashes.items()),
    ]
    return "\n".join(lines) + "\n"
