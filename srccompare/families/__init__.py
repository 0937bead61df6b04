"""Families of measures: each module computes one family from Documents."""
