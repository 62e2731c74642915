"""What a screened register looks like: by area of use, by group, by right, and by what is not stated."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from duecare.core.catalogue import FactQuestion
from duecare.report.phrase import Phrase
from duecare.report.pictures.drawing import Shown
from duecare.triage.lists import Lists
from duecare.triage.load import Load
from duecare.triage.order import Place
from duecare.triage.screening import Screened
from duecare.triage.written.bars import Bar, Chart, shown
from duecare.triage.written.reasons import Telling

AREAS = "areas-of-use"
"""The fact whose answers are areas of use."""
MOST = 10
PLACES: tuple[Place, ...] = ("first", "next", "later")


def charts(found: Lists, loaded: Sequence[Load], telling: Telling) -> Iterator[tuple[str, Shown]]:
    """Each picture with its table, by a name for it."""
    if found.look:
        yield "area", shown(_by_area(found.look, telling), telling.words)
    if loaded:
        yield "load", shown(_by_group(loaded, telling), telling.words)
    rights = Counter(right for one in found.look for right in one.implied.rights)
    if rights:
        bars = _counted(rights, telling, "rights")
        yield "right", shown(_chart(telling, "right", "screen-rights", bars), telling.words)
    asked = Counter(fact for one in found.look for fact in one.implied.not_stated)
    if asked:
        bars = tuple(Bar(telling.question(fact), (count,)) for fact, count in asked.most_common(MOST))
        yield "question", shown(_chart(telling, "question", "screen-question", bars), telling.words)


def _by_area(systems: Iterable[Screened], telling: Telling) -> Chart:
    counts: dict[str, Counter[Place]] = {}
    for one in systems:
        for area in [value for fact, value in one.answers if fact == AREAS] or [""]:
            counts.setdefault(area, Counter())[one.place] += 1
    order = sorted(counts, key=lambda area: [-counts[area][place] for place in PLACES])
    parts = tuple(telling.t(f"screen-place-{place}") for place in PLACES)
    bars = tuple(Bar(_area(area, telling), tuple(counts[area][place] for place in PLACES)) for area in order[:MOST])
    return Chart(telling.t("screen-by-area"), telling.t("screen-by-area-what"), telling.t("screen-area"), parts, bars)


def _area(area: str, telling: Telling) -> Phrase:
    record = telling.words.catalogue.get(FactQuestion, AREAS)
    if record is None or area not in record.options:
        return telling.t("screen-no-area")
    return telling.words.of_record(record, f"options.{area}")


def _by_group(loaded: Sequence[Load], telling: Telling) -> Chart:
    bars = tuple(
        Bar(telling.name("groups", load.group), (len(load.named), len(load.through))) for load in loaded[:MOST]
    )
    parts = (telling.t("screen-load-named"), telling.t("screen-load-through"))
    return Chart(telling.t("screen-load"), telling.t("screen-load-what"), telling.t("screen-groups"), parts, bars)


def _counted(counts: Counter[str], telling: Telling, kind: str) -> tuple[Bar, ...]:
    return tuple(Bar(telling.name(kind, id_), (count,)) for id_, count in counts.most_common(MOST))


def _chart(telling: Telling, what: str, first: str, bars: tuple[Bar, ...]) -> Chart:
    title, about = telling.t(f"screen-by-{what}"), telling.t(f"screen-by-{what}-what")
    return Chart(title, about, telling.t(first), (telling.t("screen-systems"),), bars)
