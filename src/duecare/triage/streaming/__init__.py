"""Registers that are larger than memory: looked through row by row, stopped and gone on with without loss."""

from duecare.triage.streaming.run import Outcome, Stream, stream
from duecare.triage.streaming.table import Big, open_big

__all__ = ["Big", "Outcome", "Stream", "open_big", "stream"]
