"""Roman numerals behind a name or what is numbered («Николай II», «том III»), and what is none («витамин D», «в X»)."""

from __future__ import annotations

import re
from functools import cache

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.agreement import as_asked
from briefing.normalization.grammar.governor import How
from briefing.normalization.grammar.governor import is_listed as is_listed_governor
from briefing.normalization.grammar.morphology import Analysis, analyses, gender_of_noun, may_be_of
from briefing.normalization.grammar.parts_of_speech import forms_at, likeliest, stands
from briefing.normalization.kinds import CASES, Case, Gender, Number
from briefing.normalization.lexicon.acronyms import is_listed
from briefing.normalization.quantity.counted import noun_head
from briefing.normalization.rules.context import Context
from briefing.normalization.rules.ordinals.roman_numerals import ABBREVIATED, value
from briefing.normalization.sentence.nearby import speaks_of
from briefing.normalization.sentence.readings import Kind, Reading
from briefing.normalization.sentence.text import LATIN, MARK, Text
from briefing.normalization.tables import beginnings, begins, rows, word_list

_PLAIN = re.compile("[IVX]{2,}")  # one alone may be a letter: «Model X»
_LAST = re.compile(r"[-–—](?P<roman>[IVX]{1,5})(?![\w-])")
_ALONE = re.compile(r"(?![-–/:%°.,]?\d|[-–/:%°]|[ ]?[–—-][ ]?\d|[ ]из[ ])")
_FIXED = "иэу"  # last letters of men's names that do not decline
_UNLIKE_NAMES = "бвгджзйклмнпрстфхцчшщ" + _FIXED
_MOST_NAMESAKES = 23  # popes of one name
_LETTERS = ("C", "D", "L", "M")
_CYRILLIC = frozenset("СМ")


def behind_name(context: Context, index: int, match: re.Match[str], end_of_row: int) -> Reading | None:
    """Read a numeral that agrees with the name, or the numbered noun, before it; its row may be of what is behind."""
    text, left = context.text, index - 1
    if text.is_latin(left) and text.clean[text.end[left] : text.start[index]] == " ":
        return _behind_latin(text, left, match)
    if not text.is_word(left) or text.clean[text.end[left] : text.start[index]] != " ":
        return None
    word = text.word[left]
    forms = [one for one in analyses(word) if one.pos == "NOUN" and one.number is Number.SING and one.case]
    forms = _of_foreigner(word) or forms
    if not forms:
        return None
    named = word[0].isupper() and (any(one.proper for one in forms) or not any(one.known for one in forms))
    following = noun_head(text, end_of_row, text.at(end_of_row))
    if following is not None and may_be_of(following.forms, "events_in_order"):
        return None  # «Начало XX века», «уровень I квартала», «Америки XIX–XX веков»
    if not named and (forms[0].lemma not in _numbered() or ABBREVIATED.match(text.clean, match.end())):
        return None
    if named and any(one.known for one in forms) and not any(one.animate for one in forms):  # «Базель III»
        if ABBREVIATED.match(text.clean, end_of_row):
            return None  # «искусство Европы XIX–XX вв.»
        return Reading(match.start(), match.end(), numerals.cardinal(value(match["roman"])), "number of a name")
    form = _form(context, left, _likely(forms, named=named))
    spoken = numerals.ordinal(value(match["roman"]), form.case, form.gender or Gender.MASC, form.animate)
    reason, end = f"Roman ordinal behind «{word}», {form.case}", match.end()
    last = _LAST.match(text.clean, end)
    if last is not None and value(last["roman"]) > value(match["roman"]):  # «том I-II»
        spoken += f" — {numerals.ordinal(value(last['roman']), form.case, form.gender or Gender.MASC, form.animate)}"
        end = last.end()
    return Reading(match.start(), end, spoken, reason, kind=Kind.RANK, case=form.case)


def _of_foreigner(word: str) -> list[Analysis]:
    """«Харальд V», «Кигели V»: a name that no dictionary has, and that looks like a form of a woman's."""
    found = analyses(word)
    if not word.istitle() or any(one.known for one in found) or word[-1] not in _UNLIKE_NAMES:
        return []
    if any(one.number is Number.SING and one.case is Case.NOMN for one in found):
        return []
    one = found[0]._replace(pos="NOUN", lemma=word.lower(), number=Number.SING, gender=Gender.MASC)
    return [one._replace(case=case) for case in (CASES if word[-1] in _FIXED else (Case.NOMN,))]


def _behind_latin(text: Text, left: int, match: re.Match[str]) -> Reading | None:
    """«Artemis III», «Rocky IV»: a thing has a number, a monarch («Louis XIV») is the first or second."""
    if not (_PLAIN.fullmatch(match["roman"]) or is_numbered_in_latin(text, left)):
        return None
    if text.clean[match.end() : match.end() + 1] in ("-", "/"):
        return None  # «Mazda CX-5»
    if text.lower(left) in word_list("monarchs") or text.word[left].islower():
        return None
    return Reading(match.start(), match.end(), numerals.cardinal(value(match["roman"])), "number of a name")


def behind_several(context: Context, index: int, end: int) -> tuple[Case, Gender] | None:
    """Give the case and gender of several numerals, which end at an offset, behind what they number: «главы XII — XV».

    None where nothing of the kind stands before them.
    """
    text, left = context.text, index - 1
    if not text.is_word(left) or text.broken(index) or ABBREVIATED.match(text.clean, end):
        return None
    forms = [one for one in analyses(text.word[left]) if one.pos == "NOUN" and one.lemma in _numbered()]
    governor = context.govern(left)
    adjective = analyses(text.word[governor.token]) if governor.how is How.ADJECTIVE else ()
    one = bool(adjective) and all(form.number is Number.SING for form in adjective)  # «медного века X–IX»
    forms = [form for form in forms if (form.number is Number.SING) is one]
    if not forms:
        return None
    cases = (Case.GENT, *governor.cases) if governor.is_noun else governor.cases
    found = as_asked(forms, cases)
    return found.case, gender_of_noun(found.lemma)


def behind_abbreviation(context: Context, index: int) -> tuple[Case, Gender] | None:
    """Give the case and gender of numerals behind what they number, cut short: «ч. II», «в т. III», «гл. IV–V»."""
    last = context.last
    if last is None or last.kind not in (Kind.NOUN, Kind.LABEL) or last.end != context.text.end[index - 1]:
        return None
    return (last.case, gender_of_noun(last.lemma)) if last.case and last.lemma in _numbered() else None


def is_numbered_in_latin(text: Text, left: int) -> bool:
    """Whether even a single Roman letter behind a Latin word is a number: «Part I»."""
    return text.lower(left) in word_list("numbered_in_latin")


def monarch(context: Context, index: int) -> Reading | None:
    """Read «Екатерина 2», «при Николае 1» as the numbers of monarchs; but «Павел 2 года учился»."""
    text, left, digits = context.text, index - 1, context.text.word[index]
    if index == 0 or len(digits) > 2 or not text.word[left].istitle() or not text.is_word(left):
        return None
    if text.clean[text.end[left] : text.start[index]] != " " or not _ALONE.match(text.clean, text.end[index]):
        return None
    if not 0 < int(digits) <= _MOST_NAMESAKES:
        return None
    forms = [one for one in analyses(text.word[left]) if one.lemma in word_list("crowned") and one.case]
    if not forms:
        return None
    item = context.series(index)[0]
    if item.head is not None or item.end != text.end[index]:
        return None
    form = _form(context, left, _likely(forms, named=False))
    spoken = numerals.ordinal(item.whole, form.case, form.gender or Gender.MASC, form.animate)
    return Reading(item.start, item.end, spoken, f"number of a monarch, {form.case}", kind=Kind.RANK, case=form.case)


@cache
def _numbered() -> frozenset[str]:
    return frozenset(row["lemma"] for row in rows("numbered.tsv"))


def _likely(forms: list[Analysis], *, named: bool) -> list[Analysis]:
    """The forms of a name, or of a thing; «Карла III» is Карл's, and the nominative comes first."""
    forms = [one for one in forms if one.proper] or [one for one in forms if not one.animate] or forms
    if named:
        forms = [one for one in forms if one.gender is Gender.MASC] or forms
    return sorted(forms, key=lambda one: one.case is not Case.NOMN)


def _form(context: Context, left: int, forms: list[Analysis]) -> Analysis:
    """Choose the form of the word before: that of its title («царю Ивану IV»), else as it is governed."""
    text, governor = context.text, context.govern(left)
    title = left - 1
    if text.is_word(title) and text.word[title].istitle() and text.is_word(left - 2):
        title = left - 2  # «король Руанды Кигели V»
    titles = {one.case for one in forms_at(text, title) if one.animate}
    forms = [one for one in forms if one.case in titles] or forms
    if governor.how is How.NONE:
        return forms[0]
    cases = (Case.GENT, *governor.cases) if governor.is_noun else governor.cases
    return as_asked(forms, cases)


def is_no_numeral(text: Text, index: int, roman: str) -> bool:
    """Whether what is written as a numeral, in Latin letters `roman`, is part of a word, a letter or a name."""
    return any(
        doubt(text, index, roman) for doubt in (_goes_on, _is_cyrillic, _is_letters, _is_network, _is_of_product)
    )


def _goes_on(text: Text, index: int, roman: str) -> bool:
    """«АIV», «АБ-IV»: what is no number of its own, but joined to the word before."""
    start = text.start[index]
    if start and text.clean[start - 1].isalpha():
        return True
    return text.glued(index) and text.word[index - 1] in "-/." and index >= 2 and text.kind[index - 2] is not MARK


def _is_cyrillic(text: Text, index: int, roman: str) -> bool:
    """«МСХ России», «ХС крови»: in Cyrillic only Х stands for a numeral's letter."""
    return not _CYRILLIC.isdisjoint(text.word[index])


def _is_letters(text: Text, index: int, roman: str) -> bool:
    """«Витамин D», «МС Петров», «разъём DVI», «по данным DI»: a letter or an acronym."""
    hundreds = len(roman) == 2 and any(letter in roman for letter in "CDM") and text.is_word(index - 1)
    counts = begins(text.lower(index - 1), "numbered_high") or begins(text.lower(index + 1), "numbered_high")
    return roman in _LETTERS or is_listed(text.word[index]) or (hundreds and not counts)


def _is_network(text: Text, index: int, roman: str) -> bool:
    """«Рассказал в X глава компании», «в соцсети X врачи …»: where people write; «вспышка класса X»."""
    if roman != "X":
        return False
    if text.lower(index - 1).startswith(beginnings("networks")) or _are_people(text, index):
        return True
    told = text.lower(index - 1) == "в" and text.is_word(index - 2)
    told = told and is_listed_governor(text.word[index - 2], "speech")
    return told or speaks_of(text, index, "flares", before=4)


def _are_people(text: Text, index: int) -> bool:
    """«В X пользователи пишут», «в X аккаунте»: nobody is the tenth; but «Людовик X король»."""
    behind, named = likeliest(text, index + 1), text.word[index - 1].istitle() and not stands(text, index - 1, "VERB")
    if behind is None or behind.pos != "NOUN" or named:
        return False
    forms = forms_at(text, index + 1)
    return behind.lemma in word_list("of_accounts") or all(one.animate for one in forms if one.pos == "NOUN")


def _is_of_product(text: Text, index: int, roman: str) -> bool:
    """«Компания Cloud X», «Tesla X»: a letter of a Latin name that is no monarch's."""
    if len(roman) > 1 or text.opens_line(index):
        return False
    if text.kind[index - 1] is not LATIN or not text.word[index - 1].istitle():
        return False
    return text.lower(index - 1) not in word_list("monarchs") and not is_numbered_in_latin(text, index - 1)
