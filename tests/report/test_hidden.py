"""What is hidden from a reader never reads as a no: whatever part is hidden, no format says there is none."""

from __future__ import annotations

import html
import io
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
from pypdf import PdfReader

import duecare.report
from duecare.core.catalogue import Catalogue
from duecare.core.dossier import Dossier
from duecare.core.method import Findings, assess
from duecare.core.revision import view
from duecare.core.revision.audience import PARTS
from duecare.core.revision.tree import COLLECTIONS
from duecare.knowledge.bundle import load
from duecare.report.content import build
from duecare.report.model import Report
from duecare.report.page import whole_page, whole_summary
from duecare.report.pdf import _data, pdf
from duecare.report.summary import summarise
from duecare.report.texts import TEXTS
from duecare.report.word.document import docx
from duecare.report.words import Words
from tests.report.absences import ABSENCES, DENYING, HIDDEN, OTHERS
from tests.report.example import CATALOGUE, ON, blank, dossier
from tests.report.test_summary import NAMES, example
from tests.report.test_word import text_of

REPORT = Path(duecare.report.__file__).parent
ITEMS = COLLECTIONS - set(PARTS)
SHORT = 20
MOVED = {("gate", "decision-unbound"): 1, ("facts", "lines-not-raised"): 1}
"""What a chapter of the whole says, and page one as well where a part is hidden: of the last decision, where the next
one is hidden; of lines that nobody raised, where no other is left to be told."""
OWN = "with something of everything"
EVERY = sorted(ITEMS | set(PARTS))
EMPTIED: Mapping[str, tuple[str, ...]] = {
    "actors": ("actors", "involvement", "tasks"),
    "facts": ("facts", "voices"),
    "impacts": ("remedy", "prevention"),
    "measures": ("measures",),
    "engagement": ("heard",),
    "evidence": ("evidence",),
    "records": ("records",),
    "evaluations": ("evaluations",),
    "decisions": ("decisions",),
}
"""The lists that are empty once a part is hidden, and whose place must say that it is."""


def shown(name: str, hidden: str = "", *, first: bool = False) -> Dossier:
    """An example of which everything is public but one part, or but the first item of one."""
    tree = dossier().plain() if name == OWN else example(name).plain()
    tree["shown"] = {part: "team" if part == hidden else "public" for part in PARTS}
    for collection in ITEMS:
        for place, item in enumerate(tree.get(collection, {}).values()):
            item["shown_to"] = "team" if collection == hidden and not (first and place) else "public"
    return Dossier.model_validate_json(json.dumps(tree))


def catalogue_of(name: str) -> Catalogue:
    return CATALOGUE if name == OWN else load()


@cache
def judged(name: str, hidden: str = "", *, first: bool = False) -> tuple[Dossier, Findings]:
    document = shown(name, hidden, first=first)
    return document, assess(document, catalogue_of(name), ON)


@cache
def reported(name: str, hidden: str = "", *, first: bool = False) -> tuple[Report, Words]:
    return as_public(*judged(name, hidden, first=first), catalogue_of(name))


def as_public(document: Dossier, findings: Findings, catalogue: Catalogue) -> tuple[Report, Words]:
    found = view(document, findings, "public", catalogue)
    words = Words("en", catalogue, found.dossier)
    return build(found.dossier, found.findings, words, on=ON, withheld=found.withheld), words


def summary(name: str, hidden: str = "", *, first: bool = False) -> str:
    document, findings = judged(name, hidden, first=first)
    words = Words("en", catalogue_of(name), document)
    return of_html(whole_summary(summarise(document, findings, words, on=ON), words))


def page(*which: Any, **more: Any) -> str:
    return of_html(whole_page(*reported(*which, **more)))


def typst(*which: Any, **more: Any) -> str:
    """What the PDF is made of, without the fixed texts, of which the templates take none that denies anything."""
    return json.dumps(_data(*reported(*which, **more))["report"], ensure_ascii=False)


def word(*which: Any, **more: Any) -> str:
    return text_of(docx(*reported(*which, **more)))


def of_html(page: str) -> str:
    """The text, every piece of it on a line of its own."""
    return html.unescape(re.sub(r"(<[^>]+>\s*)+", "\n", page.split("<body>")[1]))


FORMATS: Mapping[str, Callable[..., str]] = {"page": page, "typst": typst, "word": word, "summary": summary}


@cache
def literal(key: str) -> str:
    """The longest piece of a text that stands as it is wherever the text is said."""
    return max((piece for piece, *_ in Formatter().parse(TEXTS[key])), key=len).strip().lower()


def absences(text: str) -> Counter[str]:
    """How often each sentence of absence stands in a text. What is no sentence counts where it stands alone."""
    alone = Counter(text.lower().splitlines())
    text = re.sub(r"\s+", " ", text).lower()
    found = {key: alone[one] if len(one) < SHORT else text.count(one) for key in ABSENCES if (one := literal(key))}
    return Counter({key: count for key, count in found.items() if count})


@cache
def said_of_all(kind: str, name: str) -> Counter[str]:
    return absences(FORMATS[kind](name))


def holds(name: str, part: str) -> bool:
    """Whether the example holds anything of a part, so that it can be hidden."""
    return bool(reported(name, part)[0].withheld)


def test_every_text_that_denies_something_is_listed() -> None:
    """A new sentence of absence belongs into `absences.py`: then all tests below look for it."""
    denying = {key for key, text in TEXTS.items() if DENYING.search(text)}
    assert denying == ABSENCES | HIDDEN | OTHERS
    assert not ABSENCES & HIDDEN | ABSENCES & OTHERS | HIDDEN & OTHERS


@pytest.mark.parametrize("part", EVERY)
@pytest.mark.parametrize("name", (OWN, *NAMES))
def test_nothing_that_is_hidden_reads_as_a_no(name: str, part: str) -> None:
    """Nobody outside reads that something is not there, unless whoever sees all of it reads so as well."""
    for kind in FORMATS if name == OWN else ("page", "summary"):
        added = absences(FORMATS[kind](name, part)) - said_of_all(kind, name)
        assert {key: count for key, count in added.items() if MOVED.get((part, key)) != count} == {}, kind


@pytest.mark.parametrize("part", sorted(ITEMS))
@pytest.mark.parametrize("name", (OWN, NAMES[0]))
def test_nor_does_one_item_that_is_hidden(name: str, part: str) -> None:
    for kind in ("page", "summary"):
        assert absences(FORMATS[kind](name, part, first=True)).keys() <= said_of_all(kind, name).keys(), kind


@pytest.mark.parametrize("part", EMPTIED)
@pytest.mark.parametrize("first", [False, True])
def test_a_list_that_is_not_whole_says_so(part: str, *, first: bool) -> None:
    report, _ = reported(OWN, part, first=first)
    for key in EMPTIED[part]:
        (said,) = report.absent[key]
        assert said.text in {TEXTS[one] for one in HIDDEN}


def test_the_pdf_of_what_nobody_shows_denies_nothing() -> None:
    report, words = as_public(dossier(), assess(dossier(), CATALOGUE, ON), CATALOGUE)
    said = absences(" ".join(one.extract_text() for one in PdfReader(io.BytesIO(pdf(report, words))).pages))
    assert said - said_of_all("page", OWN) == Counter()


def templates() -> Iterator[tuple[Path, str]]:
    for path in REPORT.rglob("*"):
        if path.suffix in (".html", ".typ") or (path.parent.name == "word" and path.suffix == ".py"):
            yield path, path.read_text(encoding="utf-8")


@pytest.mark.parametrize("key", sorted(ABSENCES))
def test_no_format_says_itself_that_there_is_none(key: str) -> None:
    """A template does not know what is hidden. What it says of an empty list comes from `absent.py`."""
    named = re.compile(rf'"{key}"|\bt\.{key}\b(?!-)')
    assert [path.name for path, text in templates() if named.search(text)] == []


def test_what_nobody_recorded_is_still_said_to_be_absent() -> None:
    text = of_html(whole_page(*as_public(blank(), assess(blank(), CATALOGUE, ON), CATALOGUE)))
    for key in ("actors", "measures", "remedy", "prevention", "facts", "voices", "evidence", "records"):
        assert TEXTS[f"{key}-none"] in text
    assert TEXTS["none-shown"] not in text
