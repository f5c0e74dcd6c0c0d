"""Write a language model of random weights, small enough to be made anew for every test.

It has learnt nothing: what it says is noise, held to a form only where its server holds it to one. A token is one
printable ASCII character. There are none for control characters and other bytes, since a server's grammar lets them
into strings, where JSON does not allow them; other characters of a prompt are passed over.
"""

from collections.abc import Mapping
from pathlib import Path

import gguf
import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float64]

CONTEXT_TOKENS = 16_384
END = "</s>"
_WIDTH = 64
_HEADS = 4
_LAYERS = 1
_FEED_FORWARD = 128
_SPECIAL = ("<s>", END)
_CHARACTERS = ("Ġ", *map(chr, range(ord("!"), ord("~") + 1)))
"""Printable ASCII; GPT-2's tokenizer writes a space as Ġ."""
_TOKENS = (*_SPECIAL, *_CHARACTERS)
_LOUD = 8.0
"""The first number of every embedding. It is the same for all, so that the output's weights for it are leanings."""


def write_tiny_model(path: Path, *, seed: int, leanings: Mapping[str, float]) -> None:
    """Write a GGUF file of about 0.2 MB; a leaning is what a token's logit (spread: about 1) gets on top, roughly."""
    writer = gguf.GGUFWriter(path, "llama")
    writer.add_name("noise")
    writer.add_context_length(CONTEXT_TOKENS)
    writer.add_embedding_length(_WIDTH)
    writer.add_block_count(_LAYERS)
    writer.add_feed_forward_length(_FEED_FORWARD)
    writer.add_head_count(_HEADS)
    writer.add_head_count_kv(_HEADS)
    writer.add_rope_dimension_count(_WIDTH // _HEADS)
    writer.add_layer_norm_rms_eps(1e-5)
    _add_vocabulary(writer)
    for name, weights in _weights(np.random.default_rng(seed), leanings).items():
        writer.add_tensor(name, weights.astype(np.float32))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def _add_vocabulary(writer: gguf.GGUFWriter) -> None:
    kinds = [gguf.TokenType.CONTROL] * len(_SPECIAL) + [gguf.TokenType.NORMAL] * len(_CHARACTERS)
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("gpt-2")
    writer.add_token_list(list(_TOKENS))
    writer.add_token_types(kinds)
    writer.add_token_merges(["t h"])  # a file without merges is refused; this one makes no token
    writer.add_bos_token_id(_TOKENS.index("<s>"))
    writer.add_eos_token_id(_TOKENS.index(END))


def _weights(chance: np.random.Generator, leanings: Mapping[str, float]) -> dict[str, Matrix]:
    def matrix(rows: int, columns: int) -> Matrix:
        return chance.normal(size=(rows, columns)) / np.sqrt(columns)

    embeddings = chance.normal(size=(len(_TOKENS), _WIDTH))
    embeddings[:, 0] = _LOUD
    output = matrix(len(_TOKENS), _WIDTH)
    output[:, 0] = 0
    for token, leaning in leanings.items():
        output[_TOKENS.index(token), 0] = leaning / _LOUD * np.sqrt(np.mean(np.square(embeddings)))
    weights = {"token_embd.weight": embeddings, "output.weight": output, "output_norm.weight": np.ones(_WIDTH)}
    for layer in range(_LAYERS):
        block = f"blk.{layer}."
        for name in ("attn_q", "attn_k", "attn_v", "attn_output"):
            weights[f"{block}{name}.weight"] = matrix(_WIDTH, _WIDTH)
        weights |= {
            f"{block}attn_norm.weight": np.ones(_WIDTH),
            f"{block}ffn_norm.weight": np.ones(_WIDTH),
            f"{block}ffn_gate.weight": matrix(_FEED_FORWARD, _WIDTH),
            f"{block}ffn_up.weight": matrix(_FEED_FORWARD, _WIDTH),
            f"{block}ffn_down.weight": matrix(_WIDTH, _FEED_FORWARD),
        }
    return weights
