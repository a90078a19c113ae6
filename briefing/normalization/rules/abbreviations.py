"""Abbreviations: set phrases (т. е., и др.), nouns that decline (г., ул., р-н, им.), initials (Л. Н. Толстой)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from briefing.normalization import letters, numerals
from briefing.normalization.governance import govern, preposition_cases
from briefing.normalization.measures import Measure, measure
from briefing.normalization.morphology import CASES, adjectives, analyses, inflect
from briefing.normalization.quantities import ends_sentence
from briefing.normalization.readings import Reading
from briefing.normalization.scene import Scene
from briefing.normalization.slots import preferred_cases, slot
from briefing.normalization.tables import rows
from briefing.normalization.text import NUMBER, Text

_INITIALS = re.compile(r"(?P<letters>(?:[А-ЯЁ]\.[ ]?){1,3})(?P<surname>[А-ЯЁ][а-яё]+)")
_AFTER_SURNAME = re.compile(r"[А-ЯЁ]\.[ ]?[А-ЯЁ]\.")
_NUMBERS = re.compile(
    r"[ ]?(?P<numbers>\d+(?:\.\d+)*(?:(?:, | и | или |[-–—])\d+(?:\.\d+)*)*)(?![\d]|[-–][а-яё])(?!\.\d)"
)
_MANY = frozenset(["тысяча", "миллион", "миллиард", "триллион", "сотня", "десяток", "много", "мало"])
_FOLLOWING = {
    "from": re.compile(r"с |со "),
    "quoted": re.compile(r"«"),
    "period": re.compile(r"[IVXХ]+\b|\d{4}|\d{2}-х|в\.|века"),
    "year": re.compile(r"[12]\d{3}"),
}


@dataclass(frozen=True, slots=True)
class _Noun:
    pattern: re.Pattern[str]
    name: Measure | None
    spoken: str
    before: str
    after: str
    fixed: str
    note: str
    case: str = ""  # where the writing itself shows it (б-ром)


@dataclass(frozen=True, slots=True)
class _Phrase:
    pattern: re.Pattern[str]
    spoken: str
    note: str


def _compiled(written: str) -> re.Pattern[str]:
    first = written[0]
    head = f"[{first}{first.upper()}]" if first.islower() else re.escape(first)
    if re.match("[а-яё]{3,}[.]", written):  # РУБ. too
        return re.compile(f"(?:{head}{re.escape(written[1:])}|{re.escape(written.upper())})")
    body = re.escape(written[1:]).replace(r"\ ", r"[ ]?")
    closing = "" if written.endswith(".") else r"(?![\wЀ-ԯ])"
    return re.compile(head + body + closing)


def _first_token(written: str) -> str:
    match = re.match(r"[а-яёА-ЯЁa-zA-Z]+", written)
    return match.group().lower() if match else written


@cache
def _phrases() -> dict[str, list[_Phrase]]:
    table: dict[str, list[_Phrase]] = {}
    for row in sorted(rows("phrases.tsv"), key=lambda row: -len(row["written"])):
        phrase = _Phrase(_compiled(row["written"]), row["spoken"], row.get("note", ""))
        table.setdefault(_first_token(row["written"]), []).append(phrase)
    return table


@cache
def _nouns() -> dict[str, list[_Noun]]:
    table: dict[str, list[_Noun]] = {}
    for row in rows("abbreviations.tsv"):
        fixed = row["fixed"] == "yes"
        name = None if fixed else measure(row["noun"])
        for written in row["written"].split("|"):
            forms = [(written, "")] if name is None or "-" not in written else _written_forms(written, name)
            for form, case in forms:
                entry = _Noun(_compiled(form), name, row["noun"].replace("*", ""), row["before"], row["after"],
                              row["fixed"], row["note"], case)  # fmt: skip
                table.setdefault(_first_token(form), []).append(entry)
    for entries in table.values():
        entries.sort(
            key=lambda entry: (entry.before not in _FOLLOWING, entry.note != "house", -len(entry.pattern.pattern))
        )
    return table


def _written_forms(written: str, name: Measure) -> list[tuple[str, str]]:
    """Give б-р, б-ра, б-ром …: the abbreviation with the endings of its noun, and the case each shows."""
    nominative = name.form("nomn", "sing")
    forms: dict[str, str] = {written: ""}
    for case in CASES[1:]:
        word = name.form(case, "sing")
        same = next(
            (i for i, (a, b) in enumerate(zip(nominative, word, strict=False)) if a != b),
            min(len(nominative), len(word)),
        )
        cut = len(nominative) - same
        stem = written[: len(written) - cut] if cut else written
        forms.setdefault(stem + word[same:], case)
    return list(forms.items())


@cache
def triggers() -> frozenset[str]:
    """The first words of all abbreviations, in lower case."""
    return frozenset(_phrases()) | frozenset(_nouns())


def phrase(scene: Scene, index: int) -> Reading | None:
    """Read a set abbreviation of one or several words."""
    text = scene.text
    start = text.start[index]
    for entry in _phrases().get(text.lower(index), ()):
        match = entry.pattern.match(text.clean, start)
        if match is None or (text.glued(index) and text.word[index - 1] in "-/"):
            continue
        end = match.end()
        agrees = entry.note in ("agree", "acting")
        following = text.clean[end : end + 3].lstrip(' «"')
        if agrees and not following[:1].isalpha() and not (index and preposition_cases(text.lower(index - 1))):
            continue
        if entry.note == "number" and not following[:1].isdigit():
            continue
        if not agrees and match.group().endswith(".") and ends_sentence(text.clean, end):
            end -= 1
        spoken = entry.spoken
        if entry.note == "agree":
            spoken = _agreeing(text, index, end, spoken)
        elif entry.note == "acting":
            spoken = _acting(text, index, spoken)
        if match.group()[0].isupper() and entry.pattern.pattern[0] == "[":
            spoken = spoken[0].upper() + spoken[1:]
        return Reading(start, end, spoken, "abbreviation")
    return None


def _agreeing(text: Text, index: int, end: int, spoken: str) -> str:
    """Let the adjective at the end of a phrase agree with the noun that follows («т. н. референдума»)."""
    after = text.at(end, index)
    while after < text.count and text.word[after] in '«"':
        after += 1
    *words, last = spoken.split(" ")
    if not text.is_word(after) or text.clean[end : text.start[after]].strip(' «"'):
        cases = govern(text, index).cases  # «перевод с англ.»
        return " ".join([*words, inflect(last, "gent" if "gent" in cases else cases[0], "sing", "masc")])
    nouns = [one for one in analyses(text.word[after]) if one.case]
    if not nouns:
        return spoken
    place = slot(text, index, nouns[0].gender, nouns[0].number or "sing")
    form = next((one for one in nouns if one.case == place.case), nouns[0])
    return " ".join([*words, inflect(last, form.case, form.number or "sing", form.gender, form.animate)])


def _acting(text: Text, index: int, spoken: str) -> str:
    place = slot(text, index, "masc", "sing")
    *before, word, last = spoken.split(" ")
    return " ".join([*before, inflect(word, place.case, "sing", "masc", True), last])


def noun(scene: Scene, index: int) -> Reading | None:
    """Read an abbreviated noun in the case that its place asks for."""
    text = scene.text
    start = text.start[index]
    if text.glued(index) and text.word[index - 1] in "-/":
        return None
    for entry in _nouns().get(text.lower(index), ()):
        match = entry.pattern.match(text.clean, start)
        if match is None or not _stands(text, index, match.end(), entry):
            continue
        return _read_noun(text, index, entry, match)
    return None


def _stands(text: Text, index: int, end: int, entry: _Noun) -> bool:
    """Whether what stands around an abbreviation is what its row asks for."""
    rest = text.clean[end:]
    following = rest.lstrip(" ")
    spaced = rest[:1] == " "
    before = text.word[index - 1] if index else ""
    if entry.before == "number" and not re.match(r"\d|[IVX]+\b", following):
        return False
    if entry.before in ("name", "street") and not re.match(r"[«\"]?[А-ЯЁ]", following):
        return False
    if entry.before in _FOLLOWING and not _FOLLOWING[entry.before].match(following):
        return False
    if entry.before == "word" and not re.match(r"[а-яёА-ЯЁ]", following):
        return False
    if entry.after == "adjective" and not (index and text.is_word(index - 1) and adjectives(before)):
        return False
    if entry.after == "quantity" and not (index and _is_quantity(text, index - 1)):
        return False
    if entry.note == "lower" and not spaced:
        return False
    if entry.note == "house" and not re.search(
        r"(?:ул|просп|пр-т|пер|наб|дом|д|корп|стр)\b", text.clean[max(0, text.start[index] - 60) : text.start[index]]
    ):
        return False
    if entry.note == "geo" and not re.search(r"(?:на|у|от|до|с|к)[ ]\Z", text.clean[: text.start[index]]):
        return False
    if entry.note == "given":
        word = re.match(r"[А-ЯЁ][а-яё]+", following)
        return bool(word and any(one.proper and one.animate for one in analyses(word.group())))
    if (
        entry.before == "name"
        and len(entry.spoken)
        and entry.pattern.pattern.startswith("[")
        and text.word[index].isupper()
    ):
        return not _INITIALS.match(text.clean, text.start[index]) or (
            text.start[index] == 0 and len(text.word[index]) > 1
        )
    return True


def _is_quantity(text: Text, index: int) -> bool:
    """Whether a token is a numeral, in digits or in words, or a word like «несколько»."""
    if text.kind[index] == NUMBER:
        return True
    return text.is_word(index) and any(one.pos == "NUMR" or one.lemma in _MANY for one in analyses(text.word[index]))


def _read_noun(text: Text, index: int, entry: _Noun, match: re.Match[str]) -> Reading:
    end = match.end()
    if entry.name is None:
        spoken = entry.spoken
        if match.group().endswith(".") and ends_sentence(text.clean, end) and not entry.before:
            end -= 1
        return Reading(match.start(), end, spoken, "abbreviation")
    case = entry.case or _case(text, index, end, entry)
    spoken = (
        entry.name.form(case, "plur" if entry.fixed == "plural" else "sing")
        if entry.fixed != "adjective" and entry.note != "adjective"
        else _agreeing(text, index, end, entry.spoken)
    )
    if match.group()[0].isupper():
        spoken = spoken[0].upper() + spoken[1:]
    glue = " " if text.clean[end : end + 1].isalnum() or text.clean[end : end + 1] in ("«", '"') else ""
    if entry.before == "number":
        numbers = _NUMBERS.match(text.clean, end)
        if numbers:
            if re.search(r"[,и–—]", numbers["numbers"]):
                spoken = entry.name.form(case, "plur")
            return Reading(
                match.start(),
                numbers.end(),
                f"{spoken} {_say_numbers(numbers['numbers'])}",
                f"abbreviation, {case}",
                case="label",
            )
    if (
        match.group().endswith(".")
        and ends_sentence(text.clean, end)
        and entry.before in ("any",)
        and not re.match(r"[ ]?[А-ЯЁ]", text.clean[end:])
    ):
        end -= 1
        glue = ""
    return Reading(
        match.start(), end, spoken + glue, f"abbreviation, {case}", case="label" if entry.before == "number" else ""
    )


def _say_numbers(written: str) -> str:
    parts = re.split(r"(, | и | или |[-–—])", written)
    spoken = []
    for part in parts:
        if part[:1].isdigit():
            spoken.append(" точка ".join(numerals.cardinal(int(n)) for n in part.split(".")))
        else:
            spoken.append(" — " if part in "-–—" else part)
    return "".join(spoken)


def _case(text: Text, index: int, end: int, entry: _Noun) -> str:
    """The case: of the preposition and the name behind it together, where the name declines along with the noun."""
    if index and text.kind[index - 1] == NUMBER:
        return "gent"  # п. 2 ч. 3 ст. 15
    place = slot(text, index, entry.name.gender if entry.name else "masc", "sing")
    governor = govern(text, index)
    if entry.before != "name":
        return "gent" if governor.words in ("с", "со") and entry.before in ("street", "any") else place.case
    after = text.at(end, index)
    while after < text.count and text.word[after] in '«"':
        after += 1
    forms = [
        one for one in analyses(text.word[after]) if one.pos in ("NOUN", "ADJF") and one.case and one.number != "plur"
    ]
    allowed = {one.case for one in forms}
    if governor.how == "preposition":
        usual = "gent" if governor.words in ("с", "со") else place.case
        if "nomn" in allowed:  # a name that does not show its case
            return usual
        return next((case for case in preferred_cases(governor) if case in allowed), usual)
    if allowed and governor.how in ("none", "verb", "noun", "relation"):
        likeliest = forms[0].case
        if likeliest in ("gent", "ablt", "datv") or (governor.how == "verb" and likeliest == "accs"):
            return likeliest
    return place.case


def initials(scene: Scene, index: int) -> Reading | None:
    """Name the initials before a surname, or behind it."""
    text = scene.text
    match = _INITIALS.match(text.clean, text.start[index])
    if match and not (text.glued(index) and text.word[index - 1] not in '«("'):
        named = " ".join(letters.spell(letter) for letter in match["letters"] if letter.isalpha())
        return Reading(match.start(), match.start("surname"), named + " ", "initials")
    behind = _AFTER_SURNAME.match(text.clean, text.start[index])
    if behind and index and text.is_word(index - 1) and text.word[index - 1][0].isupper():
        named = " ".join(letters.spell(letter) for letter in behind.group() if letter.isalpha())
        end = behind.end() - (1 if ends_sentence(text.clean, behind.end()) else 0)
        return Reading(behind.start(), end, named, "initials")
    return None
