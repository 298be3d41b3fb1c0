"""Relais: a multilingual referral assistant for the Brussels-Capital Region."""
