"""Put the page together as one file that needs no other: template, style, script and the report's own data.

Words of articles, models and files are hostile. The template engine escapes them, their hidden characters are shown as
escapes, and they are never template source. A content security policy in the page allows the style and the script
written here, by their hashes, and nothing else: no request leaves, whatever slips through (W3C, Content Security Policy
Level 3). Trusted Types keep the script from ever turning text into markup.
"""

import base64
import gzip
import hashlib
import unicodedata
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from verifier.models import Report
from verifier.report import charts
from verifier.report.page.view import PageView
from verifier.report.untrusted import on_its_lines

_FOLDER = Path(__file__).parent
_STYLES = ("base", "overview", "matrix", "records", "reading", "panel")
_SCRIPTS = ("data", "text", "state", "filter", "evidence", "panel", "annotate", "save", "start")

_HIDDEN = frozenset({"Cc", "Cf", "Zl", "Zp"})
"""Categories of characters that have no shape of their own."""


def write_document(report: Report, view: PageView) -> str:
    """Return the page as HTML."""
    style, script = _style(), _script()
    return (
        _template_engine()
        .get_template("page.html.j2")
        .render(
            view=view,
            style=Markup(style),
            script=Markup(script),
            policy=_policy(style, script),
            data=_packed(report),
        )
    )


@cache
def _template_engine() -> Environment:
    engine = Environment(
        loader=FileSystemLoader(_FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_show,
    )
    engine.filters["as_is"] = _as_is
    return engine


def _show(value: object) -> object:
    """Let nothing unknown and no hidden character onto the page."""
    if value is None:
        raise TypeError("a value that is not known must be left out by the template, not shown as None")
    return on_its_lines(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _as_is(text: str) -> Markup:
    """Keep an id, or a value that the script compares, to the letter: for attributes, which nobody sees.

    Hidden characters are written as references, so that they steer nobody who reads the file itself.
    """
    return Markup("".join(f"&#{ord(each)};" if _is_hidden(each) else escape(each) for each in text))


def _is_hidden(character: str) -> bool:
    return unicodedata.category(character) in _HIDDEN


@cache
def _style() -> str:
    """Return all styles; print's come last, since they overrule the others."""
    return "".join((*map(_read_style, _STYLES), charts.STYLE, _read_style("print")))


def _read_style(name: str) -> str:
    return (_FOLDER / "style" / f"{name}.css").read_text(encoding="utf-8")


@cache
def _script() -> str:
    """Return all scripts as one function, so that nothing of theirs is global."""
    parts = ((_FOLDER / "script" / f"{name}.js").read_text(encoding="utf-8") for name in _SCRIPTS)
    return f'(() => {{\n"use strict";\n{"".join(parts)}}})();\n'


def _policy(style: str, script: str) -> str:
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _packed(report: Report) -> Markup:
    """Return the report's JSON, compressed: letters, digits, +, / and = only, so nothing in it can end its element.

    Values that are the defaults are left out, but for the schema's version, which tells readers what it is.
    """
    text = report.model_dump_json(exclude_defaults=True)
    versioned = f'{{"schema_version":"{report.schema_version}",{text[1:]}'
    return Markup(base64.b64encode(gzip.compress(versioned.encode(), compresslevel=9, mtime=0)).decode())
