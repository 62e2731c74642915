"""The smallest plan that tests read and change."""

from __future__ import annotations

PLAN = """\
format: duecare-evaluation-plan/1
id: benefit-control
title: Who is selected for control
written_on: 2026-11-23
written_by: rights lead
looked: {answer: "no"}
question: Are women accused wrongly more often than men?
data: {about: One claim of 2025, recorded_by: the agency, drawn: everyone}
unit: {row: decision, repeats: none}
decision: {column: selected, yes: ["1"], no: ["0"], means: Selected for control, yes_is: burden}
label: {column: error, yes: ["1"], no: ["0"], means: An error was found, recorded_by: case workers,
        could_be_wrong: An error is no intent, seen_for: everyone}
attributes:
  gender: {column: gender, title: Gender, why: To find unequal treatment}
compare: {measures: [false-positive-rate], against: the-rest, matters_from: "0.05", why: It stops the payment}
"""
