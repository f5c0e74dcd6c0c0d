"""Build the cross-encoder: a small pretrained encoder whose lower part stays as it is, and a head of three outputs.

The base is all-MiniLM-L6-v2 (Wang et al. 2020, "MiniLM"; Reimers & Gurevych 2019, "Sentence-BERT"). The embeddings and
the lowest layers are frozen: they are shared with the embedder of single claims, and training is a third faster. There
is no dropout, since one epoch does not overfit and a CPU spends much of its time on it.
"""

from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer
from transformers import BertModel

from training.examples import LABELS

WIDTH = 384
FROZEN_LAYERS = 2
MOST_TOKENS = 320


@dataclass(frozen=True, slots=True)
class CrossEncoder:
    """The encoder and its head; `score` gives logits in the order of `examples.LABELS`."""

    body: BertModel
    head: torch.nn.Linear

    def score(self, ids: torch.Tensor, mask: torch.Tensor, types: torch.Tensor) -> torch.Tensor:
        """Return logits [batch, 3] from the first token's state."""
        states = self.body(input_ids=ids, attention_mask=mask, token_type_ids=types).last_hidden_state
        return self.head(states[:, 0])

    def parts(self) -> torch.nn.ModuleDict:
        """Return body and head as one module, for its parameters and for saving."""
        return torch.nn.ModuleDict({"body": self.body, "head": self.head})


def build_encoder(base: Path, frozen_layers: int = FROZEN_LAYERS) -> CrossEncoder:
    """Read the base weights from a folder (config.json, model.safetensors) and add a fresh head."""
    body = BertModel.from_pretrained(
        base,
        add_pooling_layer=False,
        attn_implementation="eager",
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
    )
    body.embeddings.requires_grad_(False)
    for layer in body.encoder.layer[:frozen_layers]:
        layer.requires_grad_(False)
    head = torch.nn.Linear(WIDTH, len(LABELS))
    torch.nn.init.normal_(head.weight, std=0.02)
    torch.nn.init.zeros_(head.bias)
    return CrossEncoder(body, head)


def load_tokenizer(base: Path) -> Tokenizer:
    """Read tokenizer.json; pairs are cut at `MOST_TOKENS`, the longer text first; no padding."""
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(MOST_TOKENS, strategy="longest_first")
    return tokenizer
