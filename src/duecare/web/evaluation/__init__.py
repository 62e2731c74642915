"""Evaluations in the web application: a table or cells are brought, planned by form, computed, read and attached."""
