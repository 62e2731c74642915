"""How far the assessment went: what was looked at, and what nobody looked at. Said wherever nothing is found open."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from duecare.core.method.findings import Findings, RedLineFinding
from duecare.core.revision.view import Withheld
from duecare.report.phrase import Phrase, concat
from duecare.report.words import Words

MOST_NAMED = 12
"""So many red lines are named on page one; the chapters name all of them."""


BY_PEOPLE = "decided-not-crossed"
"""How a line stands that two people found not crossed: a decision that can be challenged, not a fact."""
NOT_RAISED = "not-raised"
LINES = frozenset({"red_lines", "finding-red_lines"})
"""What is withheld where not all is shown that was found on red lines."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What findings rest on, in numbers and ids."""

    impacts: int
    """Impacts on people that are recorded."""
    rights: int
    """Rights that nobody has looked at."""
    questions: int
    """Open questions whose answers could change a conclusion."""
    red_lines: Mapping[str, str]
    """Every red line that can decide something, with how it stands."""
    only_shown: tuple[str, ...]
    """Red lines whose source is not verified: they are shown, and decide nothing."""


def looked(findings: Findings) -> Looked:
    """How far the findings go."""
    return Looked(
        len(findings.impacts),
        sum(right.result == "cannot-tell" for right in findings.rights),
        len(findings.next_questions),
        {line.id: stands(line) for line in findings.red_lines if line.drives},
        tuple(line.id for line in findings.red_lines if not line.drives),
    )


def stands(found: RedLineFinding) -> str:
    """How a red line stands: its result; or that two people found it not crossed, which no fact shows."""
    by_people = found.result == "not-crossed" and any(reason.code == "two-agree" for reason in found.reasons)
    return BY_PEOPLE if by_people else found.result


def stands_in_words(stand: str, words: Words) -> Phrase:
    """How a red line stands, with a capital."""
    return words.text(stand).capital() if stand == BY_PEOPLE else words.label("red-line-result", stand)


def held_lines(
    findings: Findings, words: Words, most: int | None = None, withheld: Sequence[Withheld] = ()
) -> tuple[Phrase, ...]:
    """Which red lines were looked at, by name, and that there are others. To stand wherever lines are shown."""
    if not findings.red_lines:
        return (words.text("none-shown" if hides(withheld, LINES) else "red-lines-no-records"),)
    far = looked(findings)
    seen = [id_ for id_, stand in far.red_lines.items() if stand != NOT_RAISED]
    unseen = [id_ for id_, stand in far.red_lines.items() if stand == NOT_RAISED]
    said = [concat((_looked_at(seen, words, most, withheld), words.text("lines-others")), " ")]
    said += [words.text("lines-not-raised", lines=_names(unseen, words))] if unseen else []
    said += [words.text("lines-only-shown", lines=_names(far.only_shown, words))] if far.only_shown else []
    return tuple(said)


def _looked_at(lines: Sequence[str], words: Words, most: int | None, withheld: Sequence[Withheld]) -> Phrase:
    if not lines:
        return words.text("lines-not-all" if hides(withheld, LINES) else "lines-not-looked-at")
    left = len(lines[most:]) if most is not None else 0
    if left:
        return words.text("lines-looked-at-some", lines=_names(lines[:most], words), count=left)
    return words.text("lines-looked-at", lines=_names(lines, words))


def standing(far: Looked, words: Words) -> tuple[Phrase, ...]:
    """The red lines by how they stand, one phrase each."""
    by_stand: dict[str, list[str]] = {}
    for id_, stand in far.red_lines.items():
        by_stand.setdefault(stand, []).append(id_)
    return tuple(
        words.text("states-because", value=stands_in_words(stand, words), words=_names(ids, words))
        for stand, ids in by_stand.items()
    )


def _names(lines: Iterable[str], words: Words) -> Phrase:
    return words.series([words.name("red-lines", id_) for id_ in lines])


def not_looked_at(findings: Findings, words: Words, withheld: Sequence[Withheld] = ()) -> tuple[Phrase, ...]:
    """What nobody looked at, to stand beside every "nothing is open"."""
    far = looked(findings)
    some = hides(withheld, {"rights", "finding-rights"})
    rights = words.text("rights-not-looked-at-shown" if some else "rights-not-looked-at", count=far.rights)
    return (rights,) if far.impacts else (rights, impacts_none(words, withheld))


def impacts_none(words: Words, withheld: Sequence[Withheld] = ()) -> Phrase:
    """What to say where no impact is shown."""
    return words.text("impacts-withheld" if hides(withheld, {"impacts", "finding-impacts"}) else "worst-none")


def lines_none(words: Words, withheld: Sequence[Withheld] = ()) -> Phrase:
    """What to say where no red line that is shown is crossed or open."""
    return words.text("red-lines-none-shown" if hides(withheld, LINES) else "red-lines-none")


def questions_none(findings: Findings, words: Words, withheld: Sequence[Withheld] = ()) -> tuple[Phrase, ...]:
    """What to say where no question that is shown is open."""
    key = "questions-none-shown" if hides(withheld, {"finding-questions", "facts"}) else "questions-none"
    return (words.text(key), *not_looked_at(findings, words, withheld))


def open_none(findings: Findings, words: Words, withheld: Sequence[Withheld] = ()) -> tuple[Phrase, ...]:
    """What to say where nothing is shown as open."""
    key = "open-none-shown" if withheld else "open-none"
    return (words.text(key), *not_looked_at(findings, words, withheld), *held_lines(findings, words, withheld=withheld))


def hides(withheld: Sequence[Withheld], kinds: Collection[str]) -> bool:
    """Whether something of these kinds is not shown to this audience."""
    return any(one.kind in kinds for one in withheld)


def not_shown(withheld: Sequence[Withheld], kind: str, words: Words) -> Phrase:
    """That things of this kind are not shown to this audience, which is not that there are none; else nothing."""
    if not hides(withheld, {kind}):
        return Phrase()
    return words.text("pair", name=words.text("withheld"), value=words.word(kind, "withheld"))
