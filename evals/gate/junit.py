"""Write what came of a gate as JUnit XML: a test suite a row and setting, a case an item; and one for the row itself.

A case fails where the baseline was right and the run is not; one that the baseline has wrong too is skipped, with what
was said, so that a known fault is neither a pass nor an alarm. The row's own case fails whenever the row does, for what
is no item's fault too (a count that changed, an item that is gone). The format is the one that CI servers read
(testsuites, testsuite, testcase with failure or skipped).
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree

from evals.gate.baseline import Baseline
from evals.scores.values import Item

_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Suite:
    """One row's items, with its baseline where there is one, and the reasons why the row fails."""

    row: str
    items: Sequence[Item]
    baseline: Baseline | None
    reasons: Sequence[str] = ()


def write_junit(suites: Iterable[Suite]) -> str:
    """Return the XML document."""
    root = ElementTree.Element("testsuites", name="evals")
    for suite in suites:
        for setting in sorted({item.setting for item in suite.items}):
            _add_suite(root, suite, [item for item in suite.items if item.setting is setting])
        _add_row(root, suite)
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _add_suite(root: ElementTree.Element, suite: Suite, items: Sequence[Item]) -> None:
    known = suite.baseline.by_id if suite.baseline else {}
    element = ElementTree.SubElement(root, "testsuite", name=f"{suite.row} {items[0].setting}", tests=str(len(items)))
    failures = skipped = 0
    for item in items:
        case = ElementTree.SubElement(element, "testcase", classname=f"{suite.row}.{item.story}", name=item.id)
        if item.right:
            continue
        told = f"expected {item.expected}, got {item.got}"
        was_right = item.id not in known or known[item.id].right
        outcome = ElementTree.SubElement(case, "failure" if was_right else "skipped", message=told)
        failures, skipped = failures + was_right, skipped + (not was_right)
        if was_right:
            outcome.text = _printable(f"{item.text}\n{item.why}")
    element.set("failures", str(failures))
    element.set("skipped", str(skipped))


def _add_row(root: ElementTree.Element, suite: Suite) -> None:
    failures = str(int(bool(suite.reasons)))
    name = f"{suite.row} against the blessed result"
    element = ElementTree.SubElement(root, "testsuite", name=name, tests="1", failures=failures, skipped="0")
    case = ElementTree.SubElement(element, "testcase", classname=suite.row, name="holds")
    if suite.reasons:
        ElementTree.SubElement(case, "failure", message=_printable("; ".join(suite.reasons)))


def _printable(text: str) -> str:
    """Leave out what XML cannot hold."""
    return _NOT_XML.sub("\ufffd", text)
