"""Judgement: red lines, scoping, severity, involvement, priority, response, duties, questions and gates."""

from duecare.core.method.assess import assess
from duecare.core.method.findings import METHOD_VERSION, Findings
from duecare.core.method.reasons import Reason, Ref

__all__ = ["METHOD_VERSION", "Findings", "Reason", "Ref", "assess"]
