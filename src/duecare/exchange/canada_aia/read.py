"""The whole file is one record: the answers, what stands around them, and the level that they give."""

from __future__ import annotations

from dataclasses import replace

from duecare.exchange.canada_aia.answers import answers_of
from duecare.exchange.canada_aia.level import computed
from duecare.exchange.canada_aia.questionnaires import department
from duecare.exchange.canada_aia.recognise import DATA
from duecare.exchange.canada_aia.saying import AS_THE_FILE, Stated, remarks
from duecare.exchange.json_files import Said, Texts, read_json, texts_of
from duecare.exchange.sight import Sight
from duecare.exchange.source import Identity, Source, SourceRecord
from duecare.exchange.text import one_line, stated

VERSION, PUBLISHED = "version", "level_published"
"""Which version was answered; and the published level, where whoever passes the file on has put it beside."""
TITLE, TRANSLATED = f"{DATA}.projectDetailsTitle", "translationsOnResult.projectDetailsTitle"
DEPARTMENT = f"{DATA}.projectDetailsDepartment-NS"
DESCRIPTION = f"{DATA}.projectDetailsDescription"
NUMBER = f"{DATA}.projectDetailsID"
IDENTITIES = (Identity("ca-project", "the federal body and its number of the project", (DEPARTMENT, NUMBER), own=True),)
"""The same for the answers in English and in French."""
NO_TITLE, NO_BODY = "(no title stated)", "(federal body not stated)"


def read(sight: Sight, digest: str) -> Source:
    """The file as one record, with what to know of its level. Raises InputError for one that is too large."""
    source = read_json(sight, digest, format_id="canada-aia", at=(), said=_said)
    return replace(source, records=tuple(map(with_level, source.records)))


def body_of(texts: Texts) -> str | None:
    """The federal body whose project it is; None where it is not stated."""
    number = stated(texts.get(DEPARTMENT, ""))
    return number and (department(number) or one_line(f"Federal body number {number} of Canada"))


def with_level(record: SourceRecord, *elsewhere: Stated) -> SourceRecord:
    """The record with what to know of its level: computed from its answers, beside those stated in it and elsewhere."""
    texts = texts_of(record)
    result = computed(answers_of(record), texts.get(VERSION, ""))
    return replace(record, remarks=remarks(result, (AS_THE_FILE, texts.get(PUBLISHED, "")), *elsewhere))


def _said(texts: Texts) -> Said:
    title = stated(texts.get(TITLE, "")) or stated(texts.get(TRANSLATED, "")) or ""
    purpose = one_line(stated(texts.get(DESCRIPTION, "")) or "")
    return Said(one_line(title) or NO_TITLE, body_of(texts) or NO_BODY, purpose)
