"""Writing documents: readable, read back before they count, and put in place in one step."""

from __future__ import annotations

import json
import os
import secrets
from contextlib import suppress
from pathlib import Path

from duecare.core.dossier import Dossier
from duecare.core.errors import InputError
from duecare.files.bounds import read_bytes
from duecare.files.read import is_json, parse_shape
from duecare.files.text import decode
from duecare.files.update import update_yaml
from duecare.files.yaml_text import yaml_document


def dossier_yaml(dossier: Dossier) -> str:
    """The dossier as new YAML: in the order of the document, without what equals its default."""
    return yaml_document(dossier.plain())


def dossier_json(dossier: Dossier) -> str:
    """The dossier as indented JSON, in the order of the document."""
    return json.dumps(dossier.plain(), ensure_ascii=False, indent=2) + "\n"


def write_dossier(dossier: Dossier, path: Path) -> None:
    """Write the dossier as a new file, JSON when the name ends with .json and YAML otherwise. Replaces what was there.

    Raises InputError when it cannot be written, or is too large to be read back.
    """
    _put(dossier, path, dossier_json(dossier) if is_json(path.name, "") else dossier_yaml(dossier))


def update_dossier(dossier: Dossier, path: Path) -> None:
    """Bring an existing file to say what the dossier says, with comments and untouched parts as they were.

    Raises InputError when there is no readable dossier in the file, or when it cannot be written.
    """
    data = read_bytes(path)
    text = decode(data, str(path))
    if is_json(path.name, text):
        _put(dossier, path, dossier_json(dossier))
        return
    _put(dossier, path, update_yaml(data.decode("utf-8"), dossier, str(path)))


def replace_file(path: Path, data: bytes) -> None:
    """Put the bytes in place of the file in one step: readers see all of the old or all of the new.

    Keeps the rights of a file that was there. Raises InputError when that is not possible.
    """
    target = path.resolve()  # a link stays a link
    beside = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
    try:
        with beside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileNotFoundError):
            beside.chmod(target.stat().st_mode & 0o7777)
        beside.replace(target)
    except OSError as error:
        raise InputError(
            f"{path} cannot be written: {error.strerror or error}.", next_step="Check the folder and your rights."
        ) from None
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _put(dossier: Dossier, path: Path, text: str) -> None:
    data = text.encode("utf-8")
    if parse_shape(data, str(path))[1] != dossier:
        raise InputError(
            f"{path} would not say what the dossier says.", next_step="Write it under a name that ends with .json."
        )
    replace_file(path, data)
