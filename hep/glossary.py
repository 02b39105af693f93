"""Glossary: words of the clinical view, and what they mean in plain ones."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Term:
    """One word; `see` is the slug of another that says more, or empty."""

    slug: str
    term: str
    meaning: str
    see: str = ""
