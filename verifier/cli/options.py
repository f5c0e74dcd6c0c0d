"""The options that verbs share.

Some stand for a setting (`verifier.settings`): not given, they are None, so that the environment and verifier.toml can
speak. The choices are spelt out because the enumerations behind them are slow to import; a test holds the two together.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal

import typer

Paths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATH",
        help="Articles: addresses (https://…), texts, saved pages, PDFs, Word files, mail, folders of them, .jsonl "
        "files, - for stdin.",
    ),
]

Feed = Annotated[
    list[str] | None,
    typer.Option("--feed", metavar="URL|FILE", help="Read the articles of this feed (RSS, Atom); repeatable."),
]
Since = Annotated[
    str | None, typer.Option(help="Of feeds: only entries of the last 24h, 7d, 2w, or from a date such as 2026-11-01.")
]
Limit = Annotated[
    int | None, typer.Option(min=1, help="Of each feed: so many entries at most, the newest (default 20).")
]
KeepOriginals = Annotated[
    Path | None,
    typer.Option(
        metavar="DIR", help="Keep the bytes that were read in this folder; give it as PATH to repeat the run."
    ),
]

EngineName = Literal["auto", "local", "llm"]
FormatName = Literal["table", "html", "json", "markdown", "csv", "jsonld"]
IndependenceName = Literal["outlet", "origin"]
ModeName = Literal["tools", "json_schema", "json", "md_json"]
ConditionName = Literal["contradicted"]

Engine = Annotated[
    EngineName | None,
    typer.Option(help="What reads the articles; auto takes llm where an endpoint and a model are set, else local."),
]
Format = Annotated[
    FormatName | None,
    typer.Option("--format", "-f", help="How to show the result; by default by the end of -o's name, else a table."),
]
PlainFormat = Annotated[Literal["text", "json"], typer.Option("--format", "-f", help="How to show the result.")]
Output = Annotated[Path | None, typer.Option("--output", "-o", help="Write the result to this file.")]
Verbose = Annotated[
    bool, typer.Option("--verbose", "-v", help="Fold nothing in the table: each outlet's words, whole.")
]
FailOn = Annotated[ConditionName | None, typer.Option(help="Exit with 1 if a claim has this verdict.")]
Independence = Annotated[
    IndependenceName | None,
    typer.Option(help="What a supporting claim must differ in to count: outlet (default), or origin as well."),
]
Bodies = Annotated[Path | None, typer.Option(help="A TOML file that says which names are one origin.")]
Outlets = Annotated[Path | None, typer.Option(help="A TOML file of outlets: domains, names, owners, your grades.")]
MaxChars = Annotated[int | None, typer.Option(help="The longest article to read, in characters (default 200000).")]
OneStory = Annotated[
    bool | None, typer.Option("--one-story", help="Take all articles as one story, whatever they seem to be about.")
]
AllowPrivate = Annotated[
    bool | None, typer.Option("--allow-private", help="Fetch from this machine and from private networks too.")
]
IgnoreRobots = Annotated[
    bool | None, typer.Option("--ignore-robots", help="Fetch pages that robots.txt asks programs to leave alone.")
]
Config = Annotated[Path | None, typer.Option(help="Settings to use in place of verifier.toml in this folder.")]

Model = Annotated[str | None, typer.Option(help="llm: the model to ask (VERIFIER_MODEL).")]
BaseUrl = Annotated[str | None, typer.Option(help="llm: the address of the endpoint (OPENAI_BASE_URL).")]
Mode = Annotated[
    ModeName | None, typer.Option(help="llm: how to ask for structured answers; found out where it is not given.")
]
MaxCalls = Annotated[int | None, typer.Option(help="llm: stop before more calls than this.")]
MaxTokens = Annotated[int | None, typer.Option(help="llm: stop before more tokens than this, in and out together.")]
MaxUsd = Annotated[str | None, typer.Option(help="llm: stop before more US dollars than this.")]
Cache = Annotated[
    bool | None, typer.Option("--cache/--no-cache", help="llm: keep answers and use them again (default).")
]
Concurrency = Annotated[int | None, typer.Option(help="llm: how many requests are under way at once (default 8).")]
Timeout = Annotated[
    float | None, typer.Option("--timeout", help="llm: how many seconds to wait for an answer (default 120).")
]
DryRun = Annotated[
    bool,
    typer.Option(
        "--dry-run", help="Say what the run would cost, and ask no model (addresses are fetched); JSON with -f json."
    ),
]

OF_SETTINGS: Mapping[str, object] = {
    "engine": Engine,
    "independence": Independence,
    "bodies": Bodies,
    "outlets": Outlets,
    "max_chars": MaxChars,
    "one_story": OneStory,
    "web_allow_private": AllowPrivate,
    "web_ignore_robots": IgnoreRobots,
    "model": Model,
    "base_url": BaseUrl,
    "mode": Mode,
    "max_calls": MaxCalls,
    "max_tokens": MaxTokens,
    "max_usd": MaxUsd,
    "use_cache": Cache,
    "concurrency": Concurrency,
    "timeout_s": Timeout,
}
"""The option of each setting that has one."""

ENDPOINT = ("model", "base_url", "mode", "use_cache")
READING = (
    "engine",
    "outlets",
    "max_chars",
    "web_allow_private",
    "web_ignore_robots",
    *ENDPOINT,
    "max_calls",
    "max_tokens",
    "max_usd",
    "concurrency",
    "timeout_s",
)
"""The settings that matter wherever articles are read."""
