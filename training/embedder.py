"""Train the embedder: a claim becomes a vector that is near those of the claims that bear on it, and of no other fact.

It has the base's embeddings and lowest layers, and the mean of the last states. The loss is InfoNCE (van den Oord, Li
& Vinyals 2018): of two sentences of one fact, whether they agree or contradict each other, each has to find the other
among the sentences of the batch, many of which are other facts of the same story.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer
from transformers import BertModel

from training.bundles import Bundle
from training.stories import Story

LAYERS = 4
_MOST_TOKENS = 64
_TEMPERATURE = 0.05
_STORIES, _FACTS = 6, 12
"""Stories in a batch, and facts of each."""


@dataclass(frozen=True, slots=True)
class EmbedderPlan:
    """What makes a run repeatable; `learning_rate` is the highest."""

    epochs: int = 6
    learning_rate: float = 1e-4
    seed: int = 20261122


def build_embedder(base: Path, layers: int = LAYERS) -> BertModel:
    """Read the lowest layers of the base from a folder; its embeddings stay as they are."""
    body = BertModel.from_pretrained(
        base,
        num_hidden_layers=layers,
        add_pooling_layer=False,
        attn_implementation="eager",
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
    )
    body.embeddings.requires_grad_(False)
    return body


def embed(body: BertModel, tokenizer: Tokenizer, texts: Sequence[str]) -> torch.Tensor:
    """Return vectors of unit length [texts, width]."""
    found = tokenizer.encode_batch(list(texts))
    longest = max(len(each.ids) for each in found)
    ids = torch.zeros((len(found), longest), dtype=torch.long)
    mask = torch.zeros_like(ids)
    for row, each in enumerate(found):
        ids[row, : len(each.ids)] = torch.tensor(each.ids)
        mask[row, : len(each.ids)] = 1
    states = body(input_ids=ids, attention_mask=mask).last_hidden_state
    return torch.nn.functional.normalize(mean_of(states, mask), dim=1)


def mean_of(states: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    """Return the mean state of the tokens that are no padding."""
    weights = mask.unsqueeze(2).to(states.dtype)
    return (states * weights).sum(1) / weights.sum(1)


def fit_embedder(body: BertModel, tokenizer: Tokenizer, stories: Sequence[Story], plan: EmbedderPlan) -> None:
    """Train on pairs of sentences of one fact, some stories to a batch."""
    body.train()
    trained = [parameter for parameter in body.parameters() if parameter.requires_grad]
    optimizer = torch.optim.AdamW(trained, lr=plan.learning_rate, fused=True)
    chance = random.Random(plan.seed)
    batches = [batch for _ in range(plan.epochs) for batch in _batches(stories, chance)]
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / 20, (len(batches) - step) / len(batches))
    )
    for batch in batches:
        one = embed(body, tokenizer, [pair[0] for pair in batch])
        other = embed(body, tokenizer, [pair[1] for pair in batch])
        likeness = one @ other.T / _TEMPERATURE
        places = torch.arange(len(batch))
        loss = torch.nn.functional.cross_entropy(likeness, places) + torch.nn.functional.cross_entropy(
            likeness.T, places
        )
        loss.backward()
        torch.nn.utils.clip_grad_norm_(trained, 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        schedule.step()


def embedder_tokenizer(base: Path) -> Tokenizer:
    """Read tokenizer.json; texts are cut at 64 tokens."""
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(_MOST_TOKENS)
    return tokenizer


def _batches(stories: Sequence[Story], chance: random.Random) -> Iterator[list[tuple[str, str]]]:
    """Yield pairs of sentences, each of one fact, the facts of a batch all different."""
    ordered = chance.sample(stories, len(stories))
    for start in range(0, len(ordered), _STORIES):
        facts = [
            fact
            for story in ordered[start : start + _STORIES]
            for fact in chance.sample(story.facts, min(_FACTS, len(story.facts)))
        ]
        for _ in range(4):
            yield [_pair(fact, chance) for fact in facts]


def _pair(fact: Bundle, chance: random.Random) -> tuple[str, str]:
    one = chance.choice((*fact.same, *fact.narrower))
    rest = (*fact.same, *fact.wider, *fact.narrower, *fact.against, *fact.against)
    other = chance.choice([text for text in rest if text != one])
    return (one, other) if chance.random() < 0.5 else (other, one)
