"""Measurements of the budgets of the design; apart from the tests."""
