"""Abbreviations: set phrases (т. е., и др.) and nouns that decline (г., ул., р-н, им.)."""

from __future__ import annotations

import re

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.government import How, preposition_cases
from briefing.normalization.grammar.morphology import adjectives, analyses, inflect, is_mans_name
from briefing.normalization.grammar.names import preferred_cases, slot
from briefing.normalization.kinds import Case, Gender, Number
from briefing.normalization.quantity.finding import ends_sentence
from briefing.normalization.rules import initials
from briefing.normalization.rules.abbreviation_tables import FOLLOWING, Noun, Phrase, nouns, phrases
from briefing.normalization.rules.context import Context
from briefing.normalization.sentence.readings import Kind, Reading
from briefing.normalization.sentence.text import NUMBER, Text
from briefing.normalization.tables import beginnings, word_list

_NUMBERS = re.compile(
    r"[ ]?(?P<numbers>\d+(?:\.\d+)*(?:(?:, | и | или |[-–—])\d+(?:\.\d+)*)*)(?![\d]|[-–][а-яё])(?!\.\d)"
)


def _is_cut_short(text: Text, index: int) -> bool:
    """Whether a lone letter can be an abbreviation at all: «с.», «б/у», «г-н», not the preposition «с»."""
    return len(text.word[index]) > 1 or text.clean[text.end[index] : text.end[index] + 1] in (".", "/", "-", "‑")


def phrase(context: Context, index: int) -> Reading | None:
    """Read a set abbreviation of one or several words."""
    text = context.text
    start = text.start[index]
    if not _is_cut_short(text, index):
        return None
    for entry in phrases(text.lower(index)):
        match = entry.match(text.clean, start)
        if match is None or (text.glued(index) and text.word[index - 1] in "-/"):
            continue
        end = match.end()
        agrees = entry.note in ("agree", "acting")
        following = text.clean[end : end + 3].lstrip(' «"')
        if entry.note == "agree" and following[:1].isalpha() and not _has_case(text, end):
            continue
        if agrees and not following[:1].isalpha() and not (index and preposition_cases(text.lower(index - 1))):
            continue
        if entry.note == "number" and not following[:1].isdigit():
            continue
        if not agrees and match.group().endswith(".") and ends_sentence(text.clean, end):
            end -= 1
        spoken = entry.spoken
        if entry.note == "agree":
            spoken = _agreeing(context, index, end, spoken)
        elif entry.note == "acting":
            spoken = _acting(context, index, spoken)
        if match.group()[0].isupper() and entry.pattern[0] == "[":
            spoken = spoken[0].upper() + spoken[1:]
        return Reading(start, end, spoken, "abbreviation", kind=_kind(entry))
    return None


def _kind(entry: Phrase) -> Kind:
    if preposition_cases(entry.spoken.lower()):
        return Kind.PREPOSITION
    return Kind.IMPERATIVE if entry.note == "imperative" else Kind.PHRASE


def _has_case(text: Text, end: int) -> bool:
    after = text.at(end)
    while after < text.count and not text.is_word(after):
        after += 1
    return after < text.count and any(one.case for one in analyses(text.word[after]))


def _agreeing(context: Context, index: int, end: int, spoken: str) -> str:
    """Let the adjective at the end of a phrase agree with the noun that follows («т. н. референдума»)."""
    text = context.text
    after = text.at(end, index)
    while after < text.count and text.word[after] in '«"':
        after += 1
    *words, last = spoken.split(" ")
    if not text.is_word(after) or text.clean[end : text.start[after]].strip(' «"'):
        cases = context.govern(index).cases  # «перевод с англ.»
        return " ".join(
            [*words, inflect(last, Case.GENT if Case.GENT in cases else cases[0], Number.SING, Gender.MASC)]
        )
    forms = [one for one in analyses(text.word[after]) if one.case]
    if not forms:
        return spoken
    place = slot(context.government, index, forms[0].gender, forms[0].number or Number.SING)
    form = next((one for one in forms if one.case == place.case), forms[0])
    return " ".join([*words, inflect(last, form.case, form.number or Number.SING, form.gender, form.animate)])


def _acting(context: Context, index: int, spoken: str) -> str:
    place = slot(context.government, index, Gender.MASC, Number.SING)
    *before, word, last = spoken.split(" ")
    return " ".join([*before, inflect(word, place.case, Number.SING, Gender.MASC, True), last])


def noun(context: Context, index: int) -> Reading | None:
    """Read an abbreviated noun in the case that its place asks for."""
    text = context.text
    start = text.start[index]
    if not _is_cut_short(text, index) or (text.glued(index) and text.word[index - 1] in "-/"):
        return None
    for entry in nouns(text.lower(index)):
        match = entry.match(text.clean, start)
        if match is None or not _stands(text, index, match.end(), entry):
            continue
        return _read_noun(context, index, entry, match)
    return None


def _stands(text: Text, index: int, end: int, entry: Noun) -> bool:
    """Whether what stands around an abbreviation is what its row asks for."""
    rest = text.clean[end : end + 60]
    following = rest.lstrip(" ")
    spaced = rest[:1] == " "
    before = text.word[index - 1] if index else ""
    if entry.before == "number" and not re.match(r"\d|[IVX]+\b", following):
        return False
    if entry.before in ("name", "street") and not re.match(r"[«\"]?[А-ЯЁ]|\d+-летия", following):
        return False
    if entry.before in FOLLOWING and not FOLLOWING[entry.before].match(following):
        return False
    if entry.before == "word" and not re.match(r"[а-яёА-ЯЁ]", following):
        return False
    if entry.after == "adjective" and not (index and text.is_word(index - 1) and adjectives(before)):
        return False
    if entry.after == "preposition" and not (index and text.lower(index - 1) in word_list("before_weekday")):
        return False
    if entry.after == "quantity" and not (index and _is_quantity(text, index - 1)):
        return False
    if entry.note == "lower" and not spaced:
        return False
    if entry.note == "house" and not _in_address(text, index):
        return False
    if entry.note == "cape" and not following.lower().replace("ё", "е").startswith(beginnings("capes")):
        return False
    if entry.note == "given":
        word = re.match(r"[А-ЯЁ][а-яё]+", following)
        return bool(word and is_mans_name(word.group()))
    if entry.before == "name" and len(entry.spoken) and entry.pattern.startswith("[") and text.word[index].isupper():
        return not initials.PATTERN.match(text.clean, text.start[index]) or (
            text.start[index] == 0 and len(text.word[index]) > 1
        )
    return True


_STREET_OR_HOUSE = re.compile(
    r"\b(?:ул|улиц[аеы]|пр-т|просп|проспекте?|пер|переул|наб|пл|ш|шоссе|д|дом[ае]?|корп|к|вл)\b"
)
_HOUSE_NUMBER = re.compile(r"\d[\dа-яА-Я/]*,?\s*\Z")
_ADDRESS = 60  # characters before, among which the street or the house is looked for


def _in_address(text: Text, index: int) -> bool:
    """Whether the number of a house stands right before: «ул. Ленина, д. 5, стр. 2»."""
    before = text.clean[max(0, text.start[index] - _ADDRESS) : text.start[index]]
    return bool(_HOUSE_NUMBER.search(before) and _STREET_OR_HOUSE.search(before.lower()))


def _is_quantity(text: Text, index: int) -> bool:
    """Whether a token is a numeral, in digits or in words, or a word like «несколько»."""
    if text.kind[index] == NUMBER:
        return True
    return text.is_word(index) and any(
        one.pos == "NUMR" or one.lemma in word_list("quantities") for one in analyses(text.word[index])
    )


def _read_noun(context: Context, index: int, entry: Noun, match: re.Match[str]) -> Reading:
    text = context.text
    end = match.end()
    if entry.name is None:
        spoken = entry.spoken
        if match.group().endswith(".") and ends_sentence(text.clean, end) and not entry.before:
            end -= 1
        return Reading(match.start(), end, spoken, "abbreviation", kind=Kind.NOUN)
    case = entry.case or _case(context, index, end, entry)
    spoken = (
        entry.name.form(case, Number.PLUR if entry.fixed == "plural" else Number.SING)
        if entry.fixed != "adjective" and entry.note != "adjective"
        else _agreeing(context, index, end, entry.spoken)
    )
    if match.group()[0].isupper():
        spoken = spoken[0].upper() + spoken[1:]
    glue = " " if text.clean[end : end + 1].isalnum() or text.clean[end : end + 1] in ("«", '"') else ""
    if entry.before == "number":
        numbers = _NUMBERS.match(text.clean, end)
        if numbers:
            if re.search(r"[,и–—]", numbers["numbers"]):
                spoken = entry.name.form(case, Number.PLUR)
            return Reading(
                match.start(),
                numbers.end(),
                f"{spoken} {_say_numbers(numbers['numbers'])}",
                f"abbreviation, {case}",
                kind=Kind.LABEL,
            )
    if (
        match.group().endswith(".")
        and ends_sentence(text.clean, end)
        and entry.before in ("any",)
        and not re.match(r"[ ]?[А-ЯЁ]", text.clean[end : end + 2])
    ):
        end -= 1
        glue = ""
    return Reading(
        match.start(),
        end,
        spoken + glue,
        f"abbreviation, {case}",
        kind=Kind.LABEL if entry.before == "number" else Kind.NOUN,
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


def _case(context: Context, index: int, end: int, entry: Noun) -> Case:
    """The case: of the preposition and the name behind it together, where the name declines along with the noun."""
    text = context.text
    if index and text.kind[index - 1] == NUMBER:
        return Case.GENT  # п. 2 ч. 3 ст. 15
    place = slot(context.government, index, entry.name.gender if entry.name else Gender.MASC, Number.SING)
    governor = context.govern(index)
    if entry.after == "preposition":
        return governor.first  # «в пт»
    if entry.before != "name":
        return Case.GENT if governor.words in ("с", "со") and entry.before in ("street", "any") else place.case
    after = text.at(end, index)
    while after < text.count and text.word[after] in '«"':
        after += 1
    forms = [
        one
        for one in analyses(text.word[after])
        if one.pos in ("NOUN", "ADJF") and one.case and one.number != Number.PLUR
    ]
    allowed = {one.case for one in forms}
    if governor.how is How.PREPOSITION:
        usual = Case.GENT if governor.words in ("с", "со") else place.case
        if Case.NOMN in allowed:  # a name that does not show its case
            return usual
        return next((case for case in preferred_cases(governor) if case in allowed), usual)
    if allowed and governor.how in (How.NONE, How.VERB, How.NOUN, How.RELATION):
        if allowed == {Case.NOMN}:
            return Case.NOMN  # «служил о. Сергий»
        likeliest = forms[0].case
        if likeliest in (Case.GENT, Case.ABLT, Case.DATV) or (governor.how is How.VERB and likeliest == Case.ACCS):
            return likeliest
    return place.case
