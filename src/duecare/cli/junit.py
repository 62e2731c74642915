"""Open points as JUnit XML, for build servers. Only our own sentences and ids: nothing that people wrote."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from duecare.cli.open_points import GATE, Asked, Checked, OpenPoint

UNUSABLE = "This file cannot be used, so nothing was judged. Run duecare check on it to see every problem."
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit(checked: Sequence[Checked], asked: Asked) -> bytes:
    """One suite a file. Every kind asked for is a case: those with open points fail, once for each point."""
    root = Element("testsuites", name="duecare check")
    for one in checked:
        _suite(root, one, asked)
    for name in ("tests", "failures", "errors"):
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in root)))
    indent(root)
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def _suite(root: Element, checked: Checked, asked: Asked) -> None:
    file = _NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", checked.file.as_posix())
    suite = SubElement(root, "testsuite", name=file, timestamp=f"{asked.on}T00:00:00")
    kinds = (*asked.names, *([GATE] if asked.gate else []))
    if checked.error is not None:
        case = SubElement(suite, "testcase", classname=file, name="readable")
        SubElement(case, "error", message=UNUSABLE, type="unusable")
    else:
        for kind in kinds:
            _cases(suite, kind, [point for point in checked.points if point.asked_by == kind], file)
        _properties(suite, checked)
    cases = suite.findall("testcase")
    suite.set("tests", str(len(cases)))
    suite.set("failures", str(sum(case.find("failure") is not None for case in cases)))
    suite.set("errors", str(sum(case.find("error") is not None for case in cases)))


def _properties(suite: Element, checked: Checked) -> None:
    """How far the findings go, in numbers and ids. Properties stand before the cases."""
    far = checked.looked
    if far is None:
        return
    pairs = {
        "impacts-recorded": str(far.impacts),
        "rights-nobody-looked-at": str(far.rights),
        "open-questions": str(far.questions),
        **{f"red-line {id_}": stand for id_, stand in far.red_lines.items()},
        **{f"open-and-not-asked-for {check}": str(count) for check, count in checked.not_asked_for.items()},
    }
    properties = Element("properties")
    suite.insert(0, properties)
    for name, value in pairs.items():
        SubElement(properties, "property", name=name, value=value)


def _cases(suite: Element, kind: str, points: Sequence[OpenPoint], file: str) -> None:
    if not points:
        SubElement(suite, "testcase", classname=file, name=f"{kind}: no open item")
    for point in points:
        case = SubElement(suite, "testcase", classname=file, name=f"{kind}: {point.check} {point.id}")
        failure = SubElement(case, "failure", message=point.label, type=point.check)
        ask = f"\nCould be changed by answering: {', '.join(point.ask)}." if point.ask else ""
        failure.text = f"{point.why}\nline {point.line}: {'.'.join(map(str, point.where))}{ask}"
