"""Run a benchmark: `python -m evals.bench seeds`, `scale`, `llm`, `model`, `formats`, `page`, `pages`.

docs/benchmarks.md says what each measures. `picture` draws the page for the docs.
"""

import argparse
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from types import MappingProxyType

from evals.bench.extraction import LAYOUTS, measure_extraction, show_extraction
from evals.bench.formats import ARTICLES, measure_formats, show_formats
from evals.bench.generator import ARTICLES_PER_STORY
from evals.bench.llm import measure_llm
from evals.bench.measure import BenchError, as_json, measure_once, measure_scale, measure_seeds
from evals.bench.model import as_json as model_as_json
from evals.bench.model import measure_model, measure_model_once
from evals.bench.page import draw_picture, measure_pages, show_pages
from evals.bench.table import show_llm, show_model, show_scale, show_seeds
from verifier.engines.local.model.artefact import FOLDER


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one benchmark; return the exit code."""
    options = _parser().parse_args(arguments)
    try:
        print(_run(options))
    except BenchError as error:
        print(error, file=sys.stderr)
        return 3
    return 0


def _run(options: argparse.Namespace) -> str:
    return _BENCHES[options.what](options)


def _once(options: argparse.Namespace) -> str:
    return as_json(measure_once(options.size, options.per_story))


def _model_once(options: argparse.Namespace) -> str:
    return model_as_json(measure_model_once(options.folder))


def _seeds(options: argparse.Namespace) -> str:
    result = measure_seeds(options.folder, options.repeats)
    return json.dumps(asdict(result), indent=2) if options.json else show_seeds(result)


def _llm(options: argparse.Namespace) -> str:
    found = measure_llm(options.folder, options.sizes, options.repeats)
    return json.dumps([asdict(run) for run in found], indent=2) if options.json else show_llm(found)


def _model(options: argparse.Namespace) -> str:
    runs = measure_model(options.repeats, options.folder)
    return json.dumps([asdict(run) for run in runs], indent=2) if options.json else show_model(runs)


def _scale(options: argparse.Namespace) -> str:
    runs = measure_scale(options.sizes, options.repeats, options.per_story)
    return json.dumps([asdict(run) for run in runs], indent=2) if options.json else show_scale(runs)


def _formats(options: argparse.Namespace) -> str:
    costs = measure_formats(options.articles, options.repeats)
    return json.dumps([asdict(cost) for cost in costs], indent=2) if options.json else show_formats(costs)


def _page(options: argparse.Namespace) -> str:
    pages = measure_pages(options.folder)
    return json.dumps([asdict(run) for run in pages], indent=2) if options.json else show_pages(pages)


def _pages(options: argparse.Namespace) -> str:
    layouts = measure_extraction(options.layouts, options.repeats)
    return json.dumps([asdict(layout) for layout in layouts], indent=2) if options.json else show_extraction(layouts)


def _picture(options: argparse.Namespace) -> str:
    draw_picture(options.folder, options.target)
    return f"{options.target}: {options.target.stat().st_size / 1000:.0f} KB"


_BENCHES: Mapping[str, Callable[[argparse.Namespace], str]] = MappingProxyType(
    {
        "seeds": _seeds,
        "scale": _scale,
        "llm": _llm,
        "model": _model,
        "formats": _formats,
        "page": _page,
        "pages": _pages,
        "picture": _picture,
        "once": _once,
        "model-once": _model_once,
    }
)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m evals.bench", description="Measure time and memory.")
    verbs = parser.add_subparsers(dest="what", required=True)
    seeds = verbs.add_parser("seeds", help="the whole command on five real articles, in a process of its own")
    seeds.add_argument("folder", nargs="?", type=Path, default=Path("seeds"), help="the articles (default: seeds)")
    llm = verbs.add_parser("llm", help="the llm engine against a local server with canned answers")
    llm.add_argument("folder", nargs="?", type=Path, default=Path("seeds"), help="real articles (default: seeds)")
    llm.add_argument(
        "--sizes", type=_sizes, default=(5, 20, 50), help="made-up articles on one event (default: 5,20,50)"
    )
    scale = verbs.add_parser("scale", help="growing numbers of made-up articles, each in a process of its own")
    scale.add_argument("--sizes", type=_sizes, default=(5, 50, 500), help="numbers of articles (default: 5,50,500)")
    model = verbs.add_parser("model", help="the trained model of the local engine: speed, loading, memory")
    once_model = verbs.add_parser("model-once", help="the model in this process; prints a line of JSON")
    for verb in (model, once_model):
        verb.add_argument("folder", nargs="?", type=Path, default=FOLDER, help="its files (default: those shipped)")
    formats = verbs.add_parser("formats", help="each format of one report, and what comes before it")
    formats.add_argument("--articles", type=_positive, default=ARTICLES, help=f"made-up articles (default: {ARTICLES})")
    page = verbs.add_parser(
        "page", help="the HTML page: size, time to write, and in Chromium time to use and to filter"
    )
    page.add_argument("--json", action="store_true", help="print JSON")
    pages = verbs.add_parser("pages", help="turning saved pages into text: pages a second, words lost in each layout")
    pages.add_argument("layouts", nargs="?", type=Path, default=LAYOUTS, help=f"pages (default: {LAYOUTS})")
    picture = verbs.add_parser("picture", help="draw the first screen of the seeds' page, in Chromium, as PNG")
    picture.add_argument(
        "target", nargs="?", type=Path, default=Path("docs/report.png"), help="default: docs/report.png"
    )
    for verb in (page, picture):
        verb.add_argument("--folder", type=Path, default=Path("seeds"), help="real articles (default: seeds)")
    once = verbs.add_parser("once", help="one size in this process; prints a line of JSON")
    once.add_argument("size", type=_positive)
    for verb in (scale, once):
        verb.add_argument("--per-story", type=_positive, default=ARTICLES_PER_STORY, help="articles on one event")
    for verb, repeats in ((seeds, 5), (llm, 3), (model, 5), (scale, 1), (formats, 3), (pages, 20)):
        verb.add_argument("--repeats", type=_positive, default=repeats, help=f"runs of each (default: {repeats})")
        verb.add_argument("--json", action="store_true", help="print JSON")
    return parser


def _positive(text: str) -> int:
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError(f"must be at least 1, got {value}")
    return value


def _sizes(text: str) -> tuple[int, ...]:
    return tuple(_positive(part) for part in text.split(","))


if __name__ == "__main__":
    sys.exit(main())
