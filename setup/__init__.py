"""Holds the steps from a bare machine to a serving atlas, each a file named by what it makes.

May import: the standard library only (ground/, which runs inside the environment, may import more).
May not: be imported by the application; `make` and `python -m setup` are its only callers.
"""
