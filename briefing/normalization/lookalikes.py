"""Letters of another alphabet that only look like the right ones: «Cкидки» with a Latin C, «ВР» for BP.

They are mended before anything else is read, letter for letter, so that every place in the text stays where it was.
A word is mended where the result is a word or acronym that is known; in doubt it stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from briefing.normalization.foreign import latin
from briefing.normalization.grammar.morphology import is_known
from briefing.normalization.lexicon import acronyms
from briefing.normalization.tables import rows, word_list

_ODD = {"\u0251": "a", "\u0261": "g", "\u03f2": "c", "\u03f9": "C"}  # phonetic and Greek letters that look Latin
_GREEK = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο"
_TO_LATIN = str.maketrans(_GREEK, "ABEZHIKMNOPTYXo")
_GREEK_IN_LATIN = re.compile(f"[{_GREEK}](?:(?=[A-Za-z]{{2}})|(?<=[A-Za-z]{{2}}.))")  # «Αudi»
_LATIN = re.compile("[A-Za-zËë]")
_CYRILLIC = re.compile("[Ѐ-ӿ]")
_MIXED = re.compile("(?<![A-Za-zËëЀ-ӿ])(?:[A-Za-zËë]+[Ѐ-ӿ]|[Ѐ-ӿ]+[A-Za-zËë])[A-Za-zËëЀ-ӿ]*")
_JOINT = re.compile("[A-Za-zËë](?:(?=[Ѐ-ӿ])|(?<=[Ѐ-ӿ].))")  # of a word of both; found much faster than the word
_LONE = re.compile(
    r"(?P<letter>[acoky](?=[ \u00a0\u202f]{1,3}[«\"]?[А-ЯЁ][А-ЯЁа-яё])"
    r"|[acokyABCOKY](?=[ \u00a0\u202f]{1,3}(?:[«\"]?[а-яё]|[0-9])))(?<![\w.&'’@/+-].)"
)
_PER_SECOND = re.compile(r"(?<=[А-Яа-я]/)c(?!\w)")  # «30 м/c»
_ENDING = re.compile(r"(?<=\d-)[xe](?![\w-])")  # «в 2020-x», «5-e место»
_PREPOSITION = re.compile(r"c (?:\d+ )?[А-ЯЁа-яё]{3}")  # «Airbus c 150 пассажирами», «на hh.ru c января»
_CAPITALS = re.compile("(?<![A-Za-zЀ-ӿ])[ABCEËHKMOPTXY]{3,}b?(?![A-Za-zЀ-ӿ]|-[а-яё])")  # not «APT-группа»
_VITAMINS = re.compile(
    r"(?:[Вв]итамин|[Гг]епатит)[а-я]*(?: группы)? "
    r"(?P<letters>[АВСЕКD]\d{0,2}(?:(?:, | и | или )[АВСЕКD]\d{0,2})*)(?!\w)"
)
_VITAMIN = re.compile("[ВС]")
_PROTEIN = re.compile("(?<![А-Яа-яё])С(?=-(?:реактивн|пептид))")
_HEMOGLOBIN = re.compile("(?<!\\w)[НH][bв][АA]1[сc](?!\\w)")
_FLU = re.compile(r"(?<!\w)(?:[НH]\d{1,2}[NН]\d{1,2}|(?<=вируса )Н[57])(?!\w)")
_FLARE = re.compile(r"(?<!\w)[ХМС](?=\d{1,2}[.,]\d(?!\d))")
_P_VALUE = re.compile(r"(?<![А-Яа-яё\w.])[рР](?=[ ]?[<>=≤≥][ ]?0[.,]\d)")
_RUN = re.compile("[A-Za-zËë]+")
_OPENING = re.compile(r"(?:\A|[.!?…\n:])[\s«\"—–-]*\Z")
_SURROUNDINGS = 40  # characters on either side in which a word that tells the meaning may stand
_SENTENCE_END = re.compile(r"[.!?…]\s")
_CAPITAL_BEFORE_LATIN = re.compile("[Ѐ-ӿ][a-z]{4,}")
_LONGEST_STRAY = 2  # Latin letters in a row that may be a slip of the keyboard in a word that no dictionary knows


class Mended(NamedTuple):
    """A word whose letters were mended: its span and the right letters."""

    start: int
    end: int
    word: str


def mend(text: str) -> tuple[str, tuple[Mended, ...]]:
    """Give the text with its look-alikes mended (of the same length), and the words that were changed."""
    for odd, plain in _ODD.items():
        text = text.replace(odd, plain)
    latin = _LATIN.search(text)
    if latin:
        text = _GREEK_IN_LATIN.sub(lambda match: match.group().translate(_TO_LATIN), text)
    found = list(_names(text)) + list(_of_medicine(text))
    text = applied(text, found)
    if latin and _CYRILLIC.search(text):
        mixed = map(_mended, _MIXED.finditer(text)) if _JOINT.search(text) else ()
        more = [one for one in mixed if one is not None]
        if found or more or ".ru" in text:
            more += _capitals(text, everywhere=bool(found or more))
        text = applied(text, more)
        found += more
    if latin or found:
        lone = _lone(text)
        if "/c" in text:
            lone += [Mended(one.start(), one.end(), "с") for one in _PER_SECOND.finditer(text)]
        if "-x" in text or "-e" in text:
            lone += [Mended(one.start(), one.end(), _looks()[one.group()]) for one in _ENDING.finditer(text)]
        text = applied(text, lone)
        found += lone
    return text, tuple(sorted(found))


def applied(text: str, mended: Sequence[Mended]) -> str:
    """Give a text with its words mended; each has the length that it had."""
    if not mended:
        return text
    letters = list(text)
    for one in mended:
        letters[one.start : one.end] = one.word
    return "".join(letters)


@cache
def _looks() -> dict[str, str]:
    return {row["latin"]: row["looks"] for row in rows("lookalikes.tsv") if row["looks"]}


@cache
def _sounds() -> dict[str, str]:
    return {row["latin"]: row["sounds"] for row in rows("lookalikes.tsv") if row["sounds"]}


@cache
def _back() -> dict[str, str]:
    return {looks: letter for letter, looks in _looks().items() if letter != "b"}


def _mended(match: re.Match[str]) -> Mended | None:
    """Mend a word of both alphabets."""
    word = match.group()
    looks = _in_cyrillic(word)
    known = looks if looks and _is_known(looks) else None
    capitals = _in_latin(word) if word.isupper() and not looks else None  # «RВС», before РВС by its sound
    better = known or capitals or _by_sound(word) or looks or _in_latin(word)  # «Хлеb» is no «Хлеь»
    return Mended(match.start(), match.end(), better) if better else None


def _in_cyrillic(word: str) -> str | None:
    """«Cкидки», «тoлько»; not «SMSка» or «MAXом», where the Latin letters are a name of their own."""
    runs = _RUN.findall(word)
    if any(letter not in _looks() for run in runs for letter in run):
        return None
    if any(len(run) > 1 and run.isupper() and not word.isupper() and _is_latin_name(run) for run in runs):
        return None
    better = "".join(_looks().get(letter, letter) for letter in word)
    better = better.upper() if better[:-1].isupper() else better  # «ПОСМОТРЕТb»
    return better if _is_known(better) or max(map(len, runs)) <= _LONGEST_STRAY else None


def _by_sound(word: str) -> str | None:
    """«Fарс», «джаz», «Пельmenь»: Latin letters for their sounds; not «LEDовый», a name of its own with an ending."""
    if any(len(run) > 1 and run.isupper() for run in _RUN.findall(word)):
        return None
    letters = [_sound(letter) if _LATIN.match(letter) else letter for letter in word]
    better = "".join(letters) if all(letters) else ""
    return better if better and _is_known(better) else None


def _sound(letter: str) -> str:
    """Give the Russian letter that a Latin one sounds like, empty where none does."""
    sound = _sounds().get(letter.upper()) or _looks().get(letter.upper(), "")
    return sound if letter.isupper() else sound.lower()


def _in_latin(word: str) -> str | None:
    """«Аpple» with a Russian А; a capital before small Latin letters is one of them in an unknown word too."""
    better = "".join(_back().get(letter, letter) for letter in word)
    if _CYRILLIC.search(better):
        return None
    known = _is_latin_name(better) or _CAPITAL_BEFORE_LATIN.fullmatch(word) is not None
    return better if known or _is_latin_of_capitals(word) else None


def _is_latin_of_capitals(word: str) -> bool:
    """«IBС»: capitals of which one is Russian and another is like no Russian one; not «USBЕ», an ending."""
    like_none = [letter for letter in _RUN.findall(word)[0] if letter not in _looks()]
    return word.isupper() and len(_CYRILLIC.findall(word)) == 1 and len(word) > 2 and bool(like_none)


def _capitals(text: str, *, everywhere: bool) -> list[Mended]:
    """«BCEM» beside other words with look-alikes, «YTPO.ru»: whole words in Latin capitals."""
    found = []
    for match in _CAPITALS.finditer(text):
        better = "".join(_looks()[letter] for letter in match.group())
        if (
            (everywhere or text.startswith(".ru", match.end()))
            and _is_known(better)
            and not _is_latin_name(match.group())
        ):
            found.append(Mended(match.start(), match.end(), better))
    return found


def _lone(text: str) -> list[Mended]:
    """«c 1968 года», «c ООО», «C утра»: a preposition or conjunction of one letter; not «витамин C»."""
    found = []
    for match in _LONE.finditer(text):
        letter = match["letter"]
        before = re.findall(r"\w+", text[max(0, match.start() - _SURROUNDINGS) : match.start()])
        latin_before = _LATIN.search(" ".join(before[-3:])) and not _PREPOSITION.match(text, match.start())
        if before and (before[-1].lower() in word_list("letter_labels") or latin_before):
            continue
        if letter.isupper() and not _OPENING.search(text[: match.start()]):
            continue
        found.append(Mended(match.start(), match.end(), _looks()[letter]))
    return found


@cache
def _name_rows() -> tuple[tuple[str, re.Pattern[str], str, re.Pattern[str] | None], ...]:
    return tuple(
        (
            row["written"],
            re.compile(rf"(?<![\w]){re.escape(row['written'])}(?![\w])"),
            row["meant"],
            re.compile(r"\b(?:" + "|".join(row["near"].split()) + ")", re.IGNORECASE) if row["near"] else None,
        )
        for row in rows("lookalike_names.tsv")
    )


@cache
def _any_name() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(written) for written, *_ in _name_rows()))


def _names(text: str) -> list[Mended]:
    """Latin acronyms in Russian letters, where the words around say so."""
    found: list[Mended] = []
    if not _any_name().search(text):
        return found  # most texts
    for written, pattern, meant, near in _name_rows():
        for match in pattern.finditer(text) if written in text else ():
            before = _SENTENCE_END.split(text[max(0, match.start() - _SURROUNDINGS) : match.start()])[-1]
            behind = _SENTENCE_END.split(text[match.end() : match.end() + _SURROUNDINGS])[0]
            if near is None or near.search(before) or near.search(behind):
                found.append(Mended(match.start(), match.end(), meant))
    return found


def _of_medicine(text: str) -> Iterator[Mended]:
    """«витамины С и В6», «гепатит В», «С-реактивный», «грипп А(Н3N2)»: Latin on a Russian keyboard."""
    for match in _VITAMINS.finditer(text) if "итамин" in text or "епатит" in text else ():
        for letter in _VITAMIN.finditer(text, match.start("letters"), match.end("letters")):
            yield Mended(letter.start(), letter.end(), _back()[letter.group()])
    for protein in _PROTEIN.finditer(text) if "С-" in text else ():
        yield Mended(protein.start(), protein.end(), "C")
    for hemoglobin in _HEMOGLOBIN.finditer(text) if "1с" in text or "1c" in text else ():
        yield Mended(hemoglobin.start(), hemoglobin.end(), "HbA1c")
    for value in _P_VALUE.finditer(text) if any(sign in text for sign in "<>=≤≥") else ():
        yield Mended(value.start(), value.end(), "p")  # «(р<0,05)»
    for flare in _FLARE.finditer(text) if "спыш" in text else ():
        yield Mended(flare.start(), flare.end(), _back()[flare.group()])  # «вспышка Х4.0»
    for flu in _FLU.finditer(text) if "рипп" in text or "вирус" in text else ():
        yield Mended(flu.start(), flu.end(), "H" + flu.group()[1:].replace("Н", "N"))


def _is_known(word: str) -> bool:
    return is_known(word) or acronyms.is_listed(word)


def _is_latin_name(word: str) -> bool:
    return acronyms.is_listed(word) or latin.is_known(word)
