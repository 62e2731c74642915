"""One description is one record, kept whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath

from duecare.exchange.croissant.makers import asserter_of
from duecare.exchange.croissant.terms import conforms_to, said
from duecare.exchange.json_files import Said, json_source
from duecare.exchange.json_records import RECORD
from duecare.exchange.remarks import Remark, remark
from duecare.exchange.remarks import gettext_noop as _
from duecare.exchange.sight import Sight
from duecare.exchange.source import Source
from duecare.exchange.text import one_line
from duecare.files.json_values import Json

FOLDS = ("recordSet", "distribution", "@graph")
"""What is kept as one text, in this order, until there are few enough fields: how the files are laid out."""
VERSION = re.compile(r"mlcommons\.org/croissant/(\d[^/\s]{0,20})$", re.IGNORECASE)
VERSIONS = ("1.0", "1.1")

TOPICS = (
    (_("how it was collected"), ("dataCollection", "dataCollectionType", "dataCollectionRawData")),
    (
        _("who labelled it, and how"),
        ("annotatorDemographics", "dataAnnotationProtocol", "dataAnnotationPlatform", "machineAnnotationTools"),
    ),
    (_("personal and sensitive information"), ("personalSensitiveInformation",)),
    (_("bias and limitations"), ("dataBiases", "dataLimitations")),
    (_("what it does to people and society"), ("dataSocialImpact",)),
    (_("what it may be used for"), ("dataUseCases",)),
    (_("its licence"), ("license", "usageInfo")),
)
"""What a right may hang on, and the terms that say it."""

UNSAID = _(
    "No field of this description says anything about: {topics}. What is not said counts as not known; ask the "
    "publisher."
)
OTHER_VERSION = _(
    "It says that it is of version {version} of Croissant. Versions {known} are known here; every value is kept all "
    "the same."
)


def read(sight: Sight, digest: str) -> Source:
    """The description. Raises InputError when it is too large to be kept."""
    whole = sight.json or {}
    title = one_line(next(iter(said(whole, "name")), "")) or PurePath(sight.name).stem
    purpose = one_line("; ".join(said(whole, "dataUseCases")))
    about = Said(title, asserter_of(whole), purpose, tuple(_remarks(whole)))
    return json_source(
        sight,
        digest,
        format_id="croissant",
        values=[whole],
        around=((RECORD, ""),),
        said=lambda _, __: about,
        folds=FOLDS,
    )


def _remarks(whole: Json) -> Iterator[Remark]:
    versions = [found[1] for text in conforms_to(whole) if (found := VERSION.search(text))]
    if versions and not set(versions) & set(VERSIONS):
        yield remark(OTHER_VERSION, version=one_line(versions[0]), known=", ".join(VERSIONS))
    unsaid = [topic for topic, terms in TOPICS if not any(any(said(whole, term)) for term in terms)]
    if unsaid:
        yield remark(UNSAID, topics=tuple(map(remark, unsaid)))
