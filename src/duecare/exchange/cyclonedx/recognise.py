"""A bill of materials says by itself what it is, and of which version."""

from __future__ import annotations

from duecare.exchange.json_reach import text_at
from duecare.exchange.sight import Sight
from duecare.exchange.source import Identity, Recognition, Says
from duecare.exchange.text import one_line, shortened

CALLS_ITSELF = "CycloneDX"
VERSIONS = ("1.6", "1.7")
SCHEMA, NAMESPACE = "cyclonedx.org/schema/bom-", "cyclonedx.org/schema/bom/"
LOOKED_AT = 2_000
"""Characters of XML that are looked at: its namespace comes early."""

IS_XML = "it is written as XML, of which nothing is read; ask for it as JSON, or convert it with a CycloneDX tool"
NO_NAME = f"its “bomFormat” does not say “{CALLS_ITSELF}”"

IDENTITIES = (
    Identity(
        "component", "the component's type and name, and who states it", ("type", "name", Says.ASSERTER), ("version",)
    ),
)


def recognise(sight: Sight) -> Recognition:
    """Certain by the two keys that every bill of materials has."""
    if sight.json is None:
        is_xml = sight.text.lstrip().startswith("<") and NAMESPACE in sight.text[:LOOKED_AT]
        return Recognition(certain=False, nearly=IS_XML if is_xml else "")
    if text_at(sight.json, "bomFormat") != CALLS_ITSELF:
        return Recognition(certain=False, nearly=NO_NAME if SCHEMA in text_at(sight.json, "$schema") else "")
    version = text_at(sight.json, "specVersion")
    if version in VERSIONS:
        return Recognition(certain=True)
    stated = (
        f"says that it is of version “{shortened(one_line(version), 40)}”" if version else "does not say its version"
    )
    return Recognition(certain=False, nearly=f"it {stated}; versions {' and '.join(VERSIONS)} are read")
