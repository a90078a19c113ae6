"""Text normalizers that can be installed from PyPI, and how each is called for Russian, with its settings for speech.

Each module has one function, `load() -> Callable[[str], str]`, and imports what it adapts inside it, so that the
time of the import can be measured. They run in an environment of their own (see `scorecard.py`).
"""
