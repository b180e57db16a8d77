"""The rooms of the Karlag Atlas.

Data flows one way: edition -> statistics | spatial -> maps | exchange -> web.
Nothing here imports app.py; the layer contract in pyproject.toml is part of the test run.
"""
