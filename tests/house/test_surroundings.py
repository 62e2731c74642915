"""The surroundings of every test are strict: closed sockets, warnings as errors, and no Django below the web floor."""

from __future__ import annotations

import socket
import subprocess
import sys
import warnings

import pytest
from pytest_socket import SocketConnectBlockedError

from tests.house.sources import ROOT


def test_no_test_reaches_another_machine() -> None:
    with pytest.raises((SocketConnectBlockedError, UserWarning), match="tried to use socket"):
        socket.create_connection(("192.0.2.1", 80), timeout=1)


def test_this_machine_can_be_reached() -> None:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        socket.create_connection(server.getsockname(), timeout=1).close()
    left, right = socket.socketpair(socket.AF_UNIX)
    left.close()
    right.close()


def test_warnings_are_errors() -> None:
    with pytest.raises(UserWarning):
        warnings.warn("whatever", stacklevel=1)


@pytest.mark.parametrize("floor", ["core", "files", "knowledge", "exchange", "report"])
def test_a_floor_below_the_web_loads_without_django(floor: str) -> None:
    program = f"""
import importlib, pkgutil, sys
package = importlib.import_module("duecare.{floor}")
for found in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
    importlib.import_module(found.name)
sys.exit("django" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr or "Django was loaded"
