"""Notes that came along with a suggestion. A dossier keeps them in English; readers are told them in their language."""

from __future__ import annotations

import re

from duecare.exchange import starting
from duecare.exchange.remarks import Remark, recognised
from duecare.knowledge.signals import load_signals
from duecare.report.phrase import Phrase, concat
from duecare.report.words import Words
from duecare.triage import started
from duecare.triage.written.texts import title_of
from duecare.web.dossiers.views.remarks import tell

ORIGINALS = (started.SAYS_PERHAPS, started.SAYS, starting.SAYS_MEANING, starting.SAYS)
BETWEEN = re.compile(r"(?<=\.) (?=The record says “)")


def carried(note: str, words: Words) -> Phrase:
    """What came along, told; anything else, also where somebody added to it, as somebody's own words."""
    told = [_told(recognised(said, ORIGINALS), words) for said in BETWEEN.split(note)]
    known = [one for one in told if one is not None]
    return concat(known, " ") if len(known) == len(told) else words.quote(note)


def _told(one: Remark | None, words: Words) -> Phrase | None:
    if one is None or ". " in str(one.args.get("means", "")):
        return None
    title = one.args.get("title")
    if title is None:
        return tell(one, words)
    titles = next((held.titles for held in load_signals().signals.values() if held.title == title), None)
    return None if titles is None else tell(one, words, title=title_of(str(title), titles, words))
