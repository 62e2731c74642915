"""The picture of the chain: who gives what to whom, from top to bottom, and the people affected at its end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from duecare.core.catalogue.records import Tier
from duecare.core.dossier import Actor, Dossier, Link
from duecare.core.method.findings import Findings, ImpactFinding
from duecare.core.revision.view import Withheld
from duecare.report.absent import CHAIN, IMPACTS
from duecare.report.impacts import numbers_of
from duecare.report.looked import hides
from duecare.report.phrase import Phrase, concat
from duecare.report.pictures.chain_order import in_order, lanes
from duecare.report.pictures.drawing import WIDTH, Drawing, Sheet, Shown, Table
from duecare.report.pictures.lettering import wrapped
from duecare.report.words import Words

MOST_ACTORS, MOST_LINKS, MOST_GROUPS = 24, 40, 12
"""So much is drawn: first who is involved in the gravest impact. The table has everything."""
LEFT, BAND, GAP, PAD = 14, 8, 14, 8
TEXT = LEFT + BAND + PAD
GUTTER, LANES, WIDEST = 18, 84, 12
"""Room for arrows beside the boxes, for all the lanes together, and for one of them."""
RAIL = 5
STRIPES = {"contribute": 4, "linked": 9}
"""How far apart the stripes of a band are."""
INVOLVED = ("cause", "contribute", "border", "linked", "undetermined")
TIERS: tuple[Tier, ...] = get_args(Tier)


@dataclass(frozen=True, slots=True)
class Chain:
    """What is drawn, and how everybody is involved in the gravest impact."""

    actors: Mapping[str, Actor]
    links: Sequence[Link]
    groups: Mapping[str, Tier]
    """Everybody affected, with the gravest tier of what affects them."""
    gravest: ImpactFinding | None
    labels: Mapping[str, str]
    hit: frozenset[str]
    """Those whom the gravest impact affects."""
    hides_impacts: bool
    """Whether some impact is not shown: then another may be the gravest, and other people affected."""
    hides_chain: bool
    """Whether somebody, or what somebody gives, is not shown."""


def chain(dossier: Dossier, findings: Findings, words: Words, withheld: Sequence[Withheld] = ()) -> Shown:
    """The chain with its table. No drawing where nobody is recorded or shown."""
    gravest = gravest_of(findings)
    labels = {one.id: one.label for one in gravest.involvement if one.label in INVOLVED} if gravest else {}
    groups = _groups(dossier, findings)
    chosen = sorted(dossier.actors, key=lambda id_: id_ not in labels)[:MOST_ACTORS]
    links = [link for link in dossier.chain.values() if link.from_ in chosen and link.to in chosen][:MOST_LINKS]
    drawn = Chain(
        {id_: dossier.actors[id_] for id_ in in_order([id_ for id_ in dossier.actors if id_ in chosen], links)},
        links,
        dict(list(groups.items())[:MOST_GROUPS]),
        gravest,
        labels,
        frozenset(dossier.impacts[gravest.id].groups) if gravest else frozenset(),
        hides(withheld, IMPACTS),
        hides(withheld, CHAIN),
    )
    whole = (len(drawn.actors), len(links), len(drawn.groups)) == (len(dossier.actors), len(dossier.chain), len(groups))
    return Shown(
        (_Drawn(drawn, words).drawing(),) if drawn.actors else (),
        _caption(drawn, words, whole=whole),
        _table(dossier, groups, drawn, words),
    )


def gravest_of(findings: Findings) -> ImpactFinding | None:
    """The impact of the gravest tier; of several, the one that comes first."""
    numbers = numbers_of(findings)
    return min(findings.impacts, key=lambda one: (TIERS.index(one.tier_high), numbers[one.id]), default=None)


def _groups(dossier: Dossier, findings: Findings) -> dict[str, Tier]:
    """Everybody affected, those hit hardest first."""
    found: dict[str, Tier] = {}
    for impact in findings.impacts:
        for group in dossier.impacts[impact.id].groups:
            found[group] = min(found.get(group, TIERS[-1]), impact.tier_high, key=TIERS.index)
    return dict(sorted(found.items(), key=lambda pair: TIERS.index(pair[1])))


def _caption(drawn: Chain, words: Words, *, whole: bool) -> tuple[Phrase, ...]:
    said = [words.text("chain-what")]
    if drawn.gravest and drawn.labels and drawn.hit:
        said.append(words.text("chain-gravest", impact=words.name("impacts", drawn.gravest.id)))
    if not whole:
        said.append(words.text("chain-left-out"))
    return (*said, words.text("not-all-shown")) if drawn.hides_impacts or drawn.hides_chain else tuple(said)


def about(actor: Actor, words: Words) -> Phrase:
    """What kind of organisation it is, and what it does with the system."""
    roles = words.listed([words.word(role, "actor-role") for role in actor.roles])
    return concat((words.label("actor-kind", actor.kind), roles), " · ")


def _table(dossier: Dossier, groups: Mapping[str, Tier], drawn: Chain, words: Words) -> Table:
    labels = {one.id: one.label for one in drawn.gravest.involvement} if drawn.gravest else {}
    heads = (words.text(key).capital() for key in ("who", "chain-is", "chain-gives", "chain-in-gravest"))
    given: dict[str, list[Phrase]] = {}
    for link in dossier.chain.values():
        said = words.text("chain-gives-to", to=words.name("actors", link.to), what=words.own(link.what))
        given.setdefault(link.from_, []).append(said)
    part = words.text("not-shown" if drawn.hides_impacts else "chain-nothing").capital()
    gives = words.text("not-shown" if drawn.hides_chain else "chain-nothing").capital()
    actors = (
        (
            (words.own(actor.name),),
            (about(actor, words), *([words.own(actor.note)] if actor.note else [])),
            tuple(given.get(id_, [gives])),
            (words.label("label", labels[id_]) if id_ in labels else part,),
        )
        for id_, actor in dossier.actors.items()
    )
    people = (
        (
            (words.name("groups", id_),),
            (words.text("chain-people"), _worst(tier, words)),
            (Phrase(),),
            (words.text("chain-affected").capital() if id_ in drawn.hit else part,),
        )
        for id_, tier in groups.items()
    )
    return Table(words.text("chain-title"), tuple(heads), (*actors, *people))


def _worst(tier: Tier, words: Words) -> Phrase:
    return words.text("chain-worst", tier=words.word(tier, "tier")).capital()


class _Drawn:
    """The drawing, made from top to bottom."""

    def __init__(self, drawn: Chain, words: Words) -> None:
        self._drawn, self._words, self._sheet, self._y = drawn, words, Sheet(), 2
        self._lanes = lanes(_spans(drawn))
        count = max(self._lanes.values(), default=-1) + 1
        self._step = min(WIDEST, LANES // count) if count else 0
        self._end = WIDTH - (GUTTER + count * self._step if count else 2)
        self._heads: dict[str, int] = {}
        self._ports: dict[str, list[int]] = {}

    def drawing(self) -> Drawing:
        """All of it."""
        for id_, actor in self._drawn.actors.items():
            self._actor(id_, actor)
        for id_, lane in self._lanes.items():
            self._wire(self._heads[id_], self._ports[id_], self._end + GUTTER - 4 + lane * self._step)
        self._people()
        words, drawn = self._words, self._drawn
        said = words.text("chain-about", actors=len(drawn.actors), links=len(drawn.links), groups=len(drawn.groups))
        return self._sheet.done(words.text("chain-title").text, said.text, self._y, rtl=words.rtl)

    def _actor(self, id_: str, actor: Actor) -> None:
        top, sheet = self._y, self._sheet
        self._heads[id_] = top + 16
        y = sheet.write("heading", TEXT, top + 20, self._fit(actor.name, 14, 3, bold=True), 18)
        y = sheet.write("small", TEXT, y, self._fit(about(actor, self._words).text, 12, 3), 16)
        if label := self._drawn.labels.get(id_):
            term, word = self._words.text("chain-in-gravest"), self._words.word(label, "label")
            said = self._words.text("pair", name=term, value=word)
            y = sheet.write("strong", TEXT, y, self._fit(said.text, 12, 3, bold=True), 16)
        for link in self._drawn.links:
            if link.from_ == id_:
                y = self._port(link, y)
        sheet.box("card", LEFT, top, self._end - LEFT, y - top - 4, 4)
        if label:
            self._band(label, top, y - top - 4)
        self._y = y - 4 + GAP

    def _port(self, link: Link, y: int) -> int:
        """What somebody gives, where its line begins."""
        sheet = self._sheet
        sheet.line("rule", (TEXT, y - 9), (self._end - PAD, y - 9))
        sheet.dot("solid", self._end, y + 4, 3)
        self._ports.setdefault(link.to, []).append(y + 4)
        return sheet.write("text", TEXT, y + 8, self._fit(link.what, 13, 3), 16) + 2

    def _band(self, label: str, top: int, height: int) -> None:
        sheet = self._sheet
        sheet.box("solid" if label == "cause" else "open", LEFT, top, BAND, height)
        if apart := STRIPES.get(label):
            for y in range(top + apart, top + height, apart):
                sheet.line("stripe", (LEFT, y), (LEFT + BAND, y))

    def _wire(self, head: int, ports: Sequence[int], lane: int) -> None:
        """All that one gets: from where each is given into one line, which ends with an arrow."""
        ends, sheet = (min(head, *ports), max(head, *ports)), self._sheet
        sheet.line("wire", (lane, ends[0]), (lane, ends[1]))
        for y in ports:
            sheet.line("wire", (self._end, y), (lane, y))
            if y not in ends:
                sheet.dot("solid", lane, y, 3)
        sheet.line("wire", (lane, head), (self._end + 2, head))
        sheet.line("wire", (self._end + 8, head - 5), (self._end + 2, head), (self._end + 8, head + 5))

    def _people(self) -> None:
        words, sheet = self._words, self._sheet
        self._y = sheet.write("heading", LEFT, self._y + 18, [words.text("chain-people").text], 8)
        if not self._drawn.groups:
            none = "chain-people-none-shown" if self._drawn.hides_impacts else "chain-people-none"
            said = self._fit(words.text(none).text, 13, 3)
            self._y = sheet.write("small", LEFT, self._y + 12, said, 16)
        ends = [self._group(id_, tier) for id_, tier in self._drawn.groups.items()]
        hit = [y for id_, y in zip(self._drawn.groups, ends, strict=True) if id_ in self._drawn.hit]
        begins = [head for id_, head in self._heads.items() if id_ in self._drawn.labels]
        if hit and begins:
            self._rail(begins, hit)

    def _group(self, id_: str, tier: Tier) -> int:
        """One group of people; says at which height a line to it ends."""
        top, sheet, words = self._y, self._sheet, self._words
        y = sheet.write("text", TEXT, top + 20, self._fit(words.name("groups", id_).text, 13, 3), 17)
        y = sheet.write("strong", TEXT, y, [_worst(tier, words).text], 16)
        sheet.box("people", LEFT, top, self._end - LEFT, y - top - 4, 16)
        self._y = y - 4 + GAP
        return (top + y - 4) // 2

    def _rail(self, begins: Iterable[int], ends: Sequence[int]) -> None:
        sheet, begins = self._sheet, list(begins)
        sheet.line("rail", (RAIL, begins[0]), (RAIL, ends[-1]))
        for y in begins:
            sheet.line("rail", (LEFT, y), (RAIL, y))
        for y in ends:
            sheet.line("rail", (RAIL, y), (LEFT - 3, y))
            sheet.line("rail", (LEFT - 7, y - 5), (LEFT - 2, y), (LEFT - 7, y + 5))

    def _fit(self, text: str, size: int, most: int, *, bold: bool = False) -> tuple[str, ...]:
        return wrapped(text, self._end - TEXT - PAD, size, most=most, bold=bold)


def _spans(drawn: Chain) -> dict[str, tuple[int, int]]:
    """From where to where the line to each receiver runs, counted in places from the top."""
    places: dict[str, list[int]] = {}
    place = 0
    for id_ in drawn.actors:
        heads = places.setdefault(id_, [])
        heads.append(place)
        for link in drawn.links:
            if link.from_ == id_:
                place += 1
                places.setdefault(link.to, []).append(place)
        place += 1
    return {id_: (min(found), max(found)) for id_, found in places.items() if len(found) > 1}
