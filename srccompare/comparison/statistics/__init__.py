"""How surely groups differ: estimates with intervals, tests over shared events, verdicts, power.

Its numbers are kept to by ``benchmarks/validity.py``; docs/validity.md has what each is for, and how often
intervals and tests keep their promise with them.
"""
