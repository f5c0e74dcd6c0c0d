"""Make the tiny model in tests/data/tiny_model, on which the tests run what runs the real one.

`python make_tiny_model.py` needs the package `onnx`, which the tests do not. The network counts words of the premise:
"yes" supports, "no" contradicts, others leave open. Its logits are quantised over the whole batch, as those of a real
int8 network are, so an outcome would depend on its neighbours if they were run together. Vectors are sums of one of
four directions a word.
"""

import json
from hashlib import sha256
from pathlib import Path

import numpy as np
from onnx import TensorProto, checker, helper, numpy_helper

FOLDER = Path(__file__).parents[3] / "data" / "tiny_model"
WORDS = [
    "[PAD]",
    "[UNK]",
    "[CLS]",
    "[SEP]",
    "[MASK]",
    "yes",
    "no",
    "dam",
    "flood",
    "bank",
    "rates",
    ".",
    "[",
    "]",
    "sep",
]
LOGITS = {"yes": (4.0, 0.0, 0.0), "no": (0.0, 4.0, 0.0)}
DIRECTIONS = {"dam": 0, "flood": 0, "bank": 1, "rates": 1, "yes": 2, "no": 3}


def tables() -> tuple[np.ndarray, np.ndarray]:
    """Return what each word adds to the logits and to the vector."""
    logits = np.zeros((len(WORDS), 3), dtype=np.float32)
    vectors = np.full((len(WORDS), 4), 0.01, dtype=np.float32)
    for number, word in enumerate(WORDS):
        logits[number] = LOGITS.get(word, (0.0, 0.0, 0.25))
        if word in DIRECTIONS:
            vectors[number, DIRECTIONS[word]] = 1.0
    return logits, vectors


def graph() -> bytes:
    """Return the network as ONNX."""
    logits, vectors = tables()
    axis = numpy_helper.from_array(np.array([1], dtype=np.int64), "axis")
    last = numpy_helper.from_array(np.array([2], dtype=np.int64), "last")
    one = numpy_helper.from_array(np.array(1, dtype=np.int64), "one")
    constants = [
        numpy_helper.from_array(logits, "logit_table"),
        numpy_helper.from_array(vectors, "vector_table"),
        axis,
        last,
        one,
    ]
    nodes = [
        helper.make_node("Sub", ["one", "token_type_ids"], ["in_premise"]),
        helper.make_node("Mul", ["in_premise", "attention_mask"], ["counted"]),
        helper.make_node("Cast", ["counted"], ["counted_f"], to=TensorProto.FLOAT),
        helper.make_node("Unsqueeze", ["counted_f", "last"], ["weights"]),
        helper.make_node("Gather", ["logit_table", "input_ids"], ["word_logits"]),
        helper.make_node("Mul", ["word_logits", "weights"], ["weighed"]),
        helper.make_node("ReduceSum", ["weighed", "axis"], ["plain"], keepdims=0),
        helper.make_node("DynamicQuantizeLinear", ["plain"], ["q", "scale", "zero"]),
        helper.make_node("DequantizeLinear", ["q", "scale", "zero"], ["logits"]),
        helper.make_node("Gather", ["vector_table", "input_ids"], ["word_vectors"]),
        helper.make_node("Mul", ["word_vectors", "weights"], ["weighed_vectors"]),
        helper.make_node("ReduceSum", ["weighed_vectors", "axis"], ["sum"], keepdims=0),
        helper.make_node("LpNormalization", ["sum"], ["embedding"], axis=1, p=2),
    ]
    inputs = [
        helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "length"])
        for name in ("input_ids", "attention_mask", "token_type_ids")
    ]
    outputs = [
        helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["batch", 3]),
        helper.make_tensor_value_info("embedding", TensorProto.FLOAT, ["batch", 4]),
    ]
    model = helper.make_model(
        helper.make_graph(nodes, "tiny", inputs, outputs, constants),
        opset_imports=[helper.make_opsetid("", 17)],
        ir_version=8,
    )
    checker.check_model(model)
    return model.SerializeToString()


def tokenizer() -> str:
    """Return a WordPiece tokenizer of the few words, set up as BERT's is."""
    specials = {name: WORDS.index(name) for name in ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")}
    flags = dict.fromkeys(("single_word", "lstrip", "rstrip", "normalized"), False)
    one = [{"SpecialToken": {"id": "[CLS]", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}}]
    one.append({"SpecialToken": {"id": "[SEP]", "type_id": 0}})
    two = [*one, {"Sequence": {"id": "B", "type_id": 1}}, {"SpecialToken": {"id": "[SEP]", "type_id": 1}}]
    framing = {name: {"id": name, "ids": [specials[name]], "tokens": [name]} for name in ("[CLS]", "[SEP]")}
    return json.dumps(
        {
            "version": "1.0",
            "truncation": None,
            "padding": None,
            "added_tokens": [
                {"id": number, "content": name, "special": True, **flags} for name, number in specials.items()
            ],
            "normalizer": {
                "type": "BertNormalizer",
                "clean_text": True,
                "handle_chinese_chars": True,
                "strip_accents": None,
                "lowercase": True,
            },
            "pre_tokenizer": {"type": "BertPreTokenizer"},
            "post_processor": {"type": "TemplateProcessing", "single": one, "pair": two, "special_tokens": framing},
            "decoder": {"type": "WordPiece", "prefix": "##", "cleanup": True},
            "model": {
                "type": "WordPiece",
                "unk_token": "[UNK]",
                "continuing_subword_prefix": "##",
                "max_input_chars_per_word": 100,
                "vocab": {word: number for number, word in enumerate(WORDS)},
            },
        },
        indent=1,
    )


def main() -> None:
    """Write the three files."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    files = {"claims.onnx": graph(), "tokenizer.json": (tokenizer() + "\n").encode()}
    for name, raw in files.items():
        (FOLDER / name).write_bytes(raw)
    sums = "".join(f'"{name}" = "{sha256(raw).hexdigest()}"\n' for name, raw in files.items())
    (FOLDER / "model.toml").write_text(
        'version = "tiny-1"\nprecision = "int8"\ncard = "docs/model-card.md"\ntemperature = 2.0\nmax_length = 32\n'
        f"embedding_dimension = 4\n\n[sha256]\n{sums}",
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
