"""The names of grammar's categories, as pymorphy3 (OpenCorpora) names them; each has an empty one, for «none told»."""

from __future__ import annotations

from enum import StrEnum


class Case(StrEnum):
    """The cases; the second genitive, accusative and locative count as their first, the vocative as the nominative."""

    NOMN = "nomn"
    GENT = "gent"
    DATV = "datv"
    ACCS = "accs"
    ABLT = "ablt"
    LOCT = "loct"
    NONE = ""


class Gender(StrEnum):
    """The gender of a noun; PLUR: of one without a singular (сутки, ворота)."""

    MASC = "masc"
    FEMN = "femn"
    NEUT = "neut"
    PLUR = "plur"
    NONE = ""


class Number(StrEnum):
    """The grammatical number."""

    SING = "sing"
    PLUR = "plur"
    NONE = ""


CASES = (Case.NOMN, Case.GENT, Case.DATV, Case.ACCS, Case.ABLT, Case.LOCT)
"""The cases in their usual order, which that of the tables' columns is."""
DIRECT = (Case.NOMN, Case.ACCS)
"""Those of a subject and an object, in which numbers have one form."""
OBLIQUE = (Case.GENT, Case.DATV, Case.ABLT, Case.LOCT)
"""The others."""
LIVING = (Case.GENT, Case.ACCS)
"""Those that are alike of living things: «трёх врачей»."""
