"""The port of `duecare serve`, taken once and held from then on: nobody else can come between choosing and serving."""

from __future__ import annotations

import socket
from itertools import chain

from duecare.core.errors import InputError

PORT = 8000
NEXT_PORTS = 20


def listening_on(host: str, wanted: int | None) -> socket.socket:
    """A socket that listens on the port that was asked for, else on 8000 or the next one that can be had. Whoever asks
    before the server answers waits. Raises InputError when there is none."""
    ports = (wanted,) if wanted is not None else chain(range(PORT, PORT + NEXT_PORTS), [0])
    for port in ports:
        try:
            return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
        except OSError:
            continue
    if wanted is None:
        raise InputError(f"No port on {host} is free.", next_step="Name one with --port.")
    raise InputError(
        f"The port {wanted} on {host} is taken or may not be used.",
        means="Nothing was started.",
        next_step="Choose another with --port, or leave it out: then a free one is found.",
    )
