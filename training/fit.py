"""Train the cross-encoder for one pass after another; stop and go on at will.

AdamW (Loshchilov & Hutter 2019) with a linear warm-up and decay. A checkpoint holds weights, optimiser and place; a
run that finds one of the same plan and examples goes on from it and sees the same batches in the same order; another
run refuses it. Single precision: on the CPUs that were tried bfloat16 is slower; on a GPU it is used.
"""

import random
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Protocol

import torch

from training.batches import Batch, Encoded, cut_batches, stack
from training.encoder import CrossEncoder

_WARM_UP = 0.06
_CLIP = 1.0
_HEAD_SEED = 1


class _Saved(Protocol):
    """What a checkpoint keeps the state of."""

    def state_dict(self) -> dict[str, object]: ...

    def load_state_dict(self, state: Mapping[str, object]) -> object: ...


_State = dict[str, _Saved]


@dataclass(frozen=True, slots=True)
class Plan:
    """What makes a run repeatable; `learning_rate` is the highest."""

    epochs: int = 1
    learning_rate: float = 1e-4
    weight_decay: float = 0.01
    seed: int = 20261122
    device: str = "cpu"
    checkpoint_s: float = 300.0


def seed_head() -> None:
    """Fix the random numbers that a fresh head starts from; call it before the model is built."""
    torch.manual_seed(_HEAD_SEED)


def fit(model: CrossEncoder, encoded: Sequence[Encoded], plan: Plan, folder: Path) -> None:
    """Train; leaves `weights.pt` in the folder, and `checkpoint.pt` on the way."""
    folder.mkdir(parents=True, exist_ok=True)
    parts = model.parts().to(plan.device).train()
    trained = [parameter for parameter in parts.parameters() if parameter.requires_grad]
    optimizer = torch.optim.AdamW(trained, lr=plan.learning_rate, weight_decay=plan.weight_decay, fused=True)
    batches = _all_batches(encoded, plan)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate(step, len(batches)))
    state: _State = {"parts": parts, "optimizer": optimizer, "schedule": schedule}
    digest = _digest(encoded)
    done = _resume(folder, plan, digest, state)
    told = saved = time.monotonic()
    loss_sum, seen, began = 0.0, 0, time.monotonic()
    for step, places in enumerate(batches[done:], start=done + 1):
        loss_sum += _step(model, stack(encoded, places), optimizer, trained, plan)
        schedule.step()
        seen += len(places)
        now = time.monotonic()
        if now - told > 30 or step == len(batches):
            rate = seen / (now - began)
            sys.stderr.write(f"{step}/{len(batches)} loss {loss_sum / max(step - done, 1):.4f} {rate:.1f} pairs/s\n")
            told = now
        if now - saved > plan.checkpoint_s:
            _save(folder, plan, digest, state, step)
            saved = now
    torch.save(parts.state_dict(), folder / "weights.pt")


def load_weights(model: CrossEncoder, folder: Path) -> None:
    """Put the weights of a finished run into a model."""
    model.parts().load_state_dict(torch.load(folder / "weights.pt", map_location="cpu", weights_only=True))


def mix_weights(model: CrossEncoder, folder: Path, share: float) -> None:
    """Make each weight (1 - share) of itself and share of an earlier run's (model soups: Wortsman et al. 2022)."""
    earlier = torch.load(folder / "weights.pt", map_location="cpu", weights_only=True)
    with torch.no_grad():
        for name, value in model.parts().state_dict().items():
            if value.is_floating_point():
                value.mul_(1 - share).add_(earlier[name], alpha=share)


def _all_batches(encoded: Sequence[Encoded], plan: Plan) -> list[list[int]]:
    return [
        batch for epoch in range(plan.epochs) for batch in cut_batches(encoded, random.Random(f"{plan.seed} {epoch}"))
    ]


def _rate(step: int, steps: int) -> float:
    warm = max(1, round(steps * _WARM_UP))
    return (step + 1) / warm if step < warm else max(0.0, (steps - step) / max(1, steps - warm))


def _step(
    model: CrossEncoder,
    batch: Batch,
    optimizer: torch.optim.Optimizer,
    trained: Sequence[torch.nn.Parameter],
    plan: Plan,
) -> float:
    with torch.autocast(plan.device, torch.bfloat16, enabled=plan.device != "cpu"):
        logits = model.score(batch.ids.to(plan.device), batch.mask.to(plan.device), batch.types.to(plan.device))
    loss = loss_of(logits.float(), batch.labels.to(plan.device))
    loss.backward()
    torch.nn.utils.clip_grad_norm_(trained, _CLIP)
    optimizer.step()
    optimizer.zero_grad(set_to_none=True)
    return float(loss.detach())


def loss_of(logits: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
    """Return the mean cross-entropy; the last label asks only that what is not support has the probability."""
    chances = torch.log_softmax(logits, dim=1)
    unsupported = torch.logsumexp(chances[:, 1:], dim=1, keepdim=True)
    return torch.nn.functional.nll_loss(torch.cat((chances, unsupported), dim=1), labels)


def _digest(encoded: Sequence[Encoded]) -> str:
    """Return what tells one set of examples from another."""
    digest = sha256()
    for each in encoded:
        digest.update(repr((each.ids, each.label)).encode())
    return digest.hexdigest()


def _save(folder: Path, plan: Plan, digest: str, state: _State, step: int) -> None:
    states = {name: part.state_dict() for name, part in state.items()}
    held = {"plan": asdict(plan), "examples": digest, "step": step, **states}
    torch.save(held, folder / "checkpoint.tmp")
    (folder / "checkpoint.tmp").replace(folder / "checkpoint.pt")


def _resume(folder: Path, plan: Plan, digest: str, state: _State) -> int:
    """Return how many steps are done: none where there is no checkpoint."""
    path = folder / "checkpoint.pt"
    if not path.exists():
        return 0
    held = torch.load(path, map_location=plan.device, weights_only=True)
    if held["plan"] != asdict(plan) or held.get("examples", digest) != digest:
        raise SystemExit(f"{path} is of another plan or other examples: give another folder, or delete it")
    for name, part in state.items():
        part.load_state_dict(held[name])
    return int(held["step"])
