"""The verbs of training: look at a mix, train on it, make the files that ship, learn how to weigh the model's word.

`train`, `ship` and `weigh` together make the shipped model anew; docs/model-card.md gives the commands.
"""

import json
import sys
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from training.examples import Part, write_examples
from training.mix import Sources, build_held_out, build_mix

WRITTEN = Path(__file__).parent
"""Where the folders of bundles, stories and passages stand."""

app = typer.Typer(help=__doc__, no_args_is_help=True, add_completion=False)

Public = Annotated[Path, typer.Option(help="Folder with train.jsonl and infotabs_train.jsonl.")]
Events = Annotated[Path, typer.Option(help="The documents of ECB+ that are for development, JSON Lines.")]
Base = Annotated[Path, typer.Option(help="Folder with config.json, model.safetensors and tokenizer.json.")]
Parts = Annotated[
    list[str],
    typer.Option("--part", help="A part of the mix, with its share: bundles, or sentences:0.1; again for more."),
]
Run = Annotated[Path, typer.Option(help="Folder of the run: checkpoints and weights.")]
Out = Annotated[Path, typer.Option(help="What to write: a file of examples, or the folder of a model.")]
Start = Annotated[Path | None, typer.Option(help="The folder of a finished run to go on from.")]
Earlier = Annotated[Path | None, typer.Option(help="The folder of another run, whose weights are mixed in.")]
Share = Annotated[float, typer.Option(min=0, max=1, help="The share of that run's weights.")]
Rate = Annotated[float, typer.Option(help="The highest learning rate.")]
Model = Annotated[Path, typer.Argument(help="The folder of a model that `ship` wrote.")]
Bar = Annotated[float, typer.Option(min=0.01, max=1, help="From which probability it is believed.")]

FIRST = ["sentences", "tables", "bundles", "contrasts", "events"]
"""What a model is first trained on."""


def read_shares(parts: list[str]) -> dict[Part, float]:
    """Return the share of each part as it was asked for: "bundles" is all of them, "sentences:0.1" a tenth."""
    shares: dict[Part, float] = {}
    for asked in parts:
        name, _, share = asked.partition(":")
        try:
            shares[Part(name)] = float(share or 1)
        except ValueError as error:
            raise typer.BadParameter(
                f"{asked} is no part: give one of {', '.join(Part)}, as in sentences:0.1"
            ) from error
    return shares


@app.command()
def mix(public: Public, events: Events, out: Out, part: Parts = FIRST) -> None:
    """Write the training examples of a mix, and say how many of each part and label."""
    examples = build_mix(Sources(WRITTEN, public, events), read_shares(part))
    write_examples(out, examples)
    for (name, label), count in sorted(Counter((each.part, each.label) for each in examples).items()):
        sys.stdout.write(f"{name}\t{label}\t{count}\n")


@app.command()
def train(
    public: Public,
    events: Events,
    base: Base,
    run: Run,
    part: Parts = FIRST,
    start: Start = None,
    earlier: Earlier = None,
    share: Share = 0.3,
    learning_rate: Rate = 1e-4,
    epochs: int = 1,
    device: str = "cpu",
) -> None:
    """Train on a mix, from the base or from another run; one that was stopped goes on from its last checkpoint."""
    from training.batches import encode
    from training.encoder import build_encoder, load_tokenizer
    from training.fit import Plan, fit, load_weights, mix_weights, seed_head

    plan = Plan(epochs=epochs, learning_rate=learning_rate, device=device)
    seed_head()
    examples = build_mix(Sources(WRITTEN, public, events), read_shares(part))
    model = build_encoder(base)
    if start:
        load_weights(model, start)
    if earlier:
        mix_weights(model, earlier, share)
    fit(model, encode(load_tokenizer(base), examples), plan, run)


@app.command()
def ship(
    public: Public,
    events: Events,
    base: Base,
    run: Run,
    out: Out,
    earlier: Earlier = None,
    share: Share = 0.3,
    version: str = "claims-3",
) -> None:
    """Calibrate a trained model on what was held out of bundles and stories, and write the files that are shipped."""
    import torch

    from training.batches import encode
    from training.calibration import expected_calibration_error, find_temperature
    from training.encoder import build_encoder, load_tokenizer
    from training.export import export
    from training.fit import load_weights, mix_weights
    from training.measure import by_part, measure
    from training.predictions import predict

    model = build_encoder(base)
    load_weights(model, run)
    if earlier:
        mix_weights(model, earlier, share)
    examples = build_held_out(Sources(WRITTEN, public, events))
    encoded = encode(load_tokenizer(base), examples)
    logits, labels = predict(model, encoded), torch.tensor([each.label for each in encoded])
    temperature = find_temperature(logits, labels)
    export(model, base, out, version, temperature)
    told = {
        "held_out": asdict(measure(logits, examples)),
        "by_part": {part: asdict(found) for part, found in by_part(logits, examples).items()},
        "temperature": temperature,
        "calibration_error": {
            "before": expected_calibration_error(logits, labels, 1.0),
            "after": expected_calibration_error(logits, labels, temperature),
        },
    }
    sys.stdout.write(json.dumps(told, indent=2) + "\n")


@app.command()
def weigh(model: Model, bar_of_support: Bar, bar_of_contradiction: Bar) -> None:
    """Learn on labelled stories how a model's word weighs beside what the rules see, and write it beside the model."""
    from evals.labels.folder import load_stories
    from training.labelled import extracted_cases, labelled_cases
    from training.manifest import write_manifest
    from training.weigh import fit_weighing, weigh_examples
    from verifier.engines.local.model.choosing import load_trained

    trained = load_trained(model)
    stories = load_stories(WRITTEN / "choosing")
    examples = [one for cases in (labelled_cases, extracted_cases) for one in weigh_examples(stories, trained, cases)]
    weighing = fit_weighing(examples, (bar_of_support, bar_of_contradiction))
    write_manifest(model, trained.manifest.model_copy(update={"weighing": weighing}))
    sys.stdout.write(f"{len(examples):,} directions of pairs\n")
