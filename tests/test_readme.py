"""What the README shows is what the program prints."""

import re
from pathlib import Path

from typer.testing import CliRunner

from verifier.cli import app

ROOT = Path(__file__).parent.parent
LEFT_OUT = "[…]"


def test_the_output_in_the_readme_is_that_of_its_command() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    block = re.search(r"<!-- verifier check seeds/ -->\n```\n(.*?)```\n<!-- end -->", readme, re.DOTALL)
    assert block is not None
    command = ["check", str(ROOT / "seeds"), "--engine", "local"]
    printed = CliRunner().invoke(app, command, prog_name="verifier", env={"COLUMNS": "80", "TERM": "dumb"}).stdout
    for passage in block[1].split(LEFT_OUT):
        assert passage.strip("\n") in printed, "copy the passage anew from `verifier check seeds/`"
