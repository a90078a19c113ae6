"""What around an acronym tells whether its full name belongs there: brackets, quotation marks, codes, names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from briefing.normalization.grammar.governor import preposition_cases
from briefing.normalization.grammar.joined import LISTING
from briefing.normalization.grammar.morphology import analyses, is_known, may_be_of, may_stand_in
from briefing.normalization.grammar.parts_of_speech import forms_at, likeliest
from briefing.normalization.kinds import Case, Gender
from briefing.normalization.lexicon import acronyms
from briefing.normalization.lexicon.meanings import is_abbreviated
from briefing.normalization.sentence import calendar
from briefing.normalization.sentence.nearby import closes_quotation, opens_quotation
from briefing.normalization.sentence.text import CLOSING, LATIN, NUMBER, OPENING, WORD, Text
from briefing.normalization.syntax.subjects import is_acronym
from briefing.normalization.tables import beginnings, word_list

_NEAR = 12  # tokens on either side in which the words of a meaning are looked for
JUST_SAID = 40  # tokens before in which a name that was said is still in the ear
_SOON_EXPLAINED = 400  # characters behind in which its explanation stands soon
_NAME_REACH = 5  # tokens of a quoted name on either side of an acronym in it
_BRACKETED = re.compile(
    r"\((?:далее|ранее)?[ ]?[—–-]?[ ]?(?P<acronym>[А-ЯЁ][А-Яа-яЁё]*[А-ЯЁ])(?=[),;]|[ ](?:РФ|России)[),;]|-\d{4}\))"
)
_EXPLAINED = re.compile(r"\b(?P<acronym>[А-ЯЁ]{2,})[ ]?\((?P<name>[^()\n]{5,120})\)")
_WORD = re.compile(r"[А-Яа-яЁё-]+")
_VERSION = re.compile(r"(?:[ ][А-ЯЁ]{2,5})?[ ]\d\.\d(?![\d.])|(?<=МСФО)(?:[ ]\(IFRS\)|[ ]\d{1,2}\b)")
_JOINING = ".&+/"  # signs that join the letters of a name or an address
_DEFINING = 120  # characters before a bracket in which the name stands


@lru_cache(maxsize=4)
def definitions(clean: str) -> Mapping[str, tuple[str, ...]]:
    """Give the acronyms that a text explains itself, each with the words it stands for among those around it."""
    found: dict[str, tuple[str, ...]] = {}
    for match in _BRACKETED.finditer(clean):
        line = clean[max(0, match.start() - _DEFINING) : match.start()].rpartition("\n")[2]
        words = _WORD.findall(line)
        if is_abbreviated(match["acronym"], words):
            found.setdefault(match["acronym"], tuple(words))
    for match in _EXPLAINED.finditer(clean):
        words = _WORD.findall(match["name"])
        if is_abbreviated(match["acronym"], words, behind=len(words)):
            found.setdefault(match["acronym"], tuple(words))
    return found


def is_explained_soon(text: Text, index: int, ahead: str) -> bool:
    """Whether its name is given a little further on: «ФАС проверит цены. Федеральная … служба (ФАС) …»."""
    end, word = text.end[index], text.word[index]
    behind = f"{text.clean[end : end + _SOON_EXPLAINED]} {ahead}"[:_SOON_EXPLAINED]
    return any(explained in behind for explained in (f"({word})", f"({word} Р", f"/{word}/"))  # «(ФАС РФ)»


def listed(text: Text, index: int) -> tuple[int, int]:
    """Give the first and the last of the acronyms that commas or «и» join to one, itself where there are none."""
    first, last = index, index
    while first > max(2, index - _NEAR) and text.lower(first - 1) in LISTING and is_acronym(text, first - 2):
        first -= 2
    while last < index + _NEAR and text.lower(last + 1) in LISTING and is_acronym(text, last + 2):
        last += 2
    return first, last


def in_brackets(text: Text, index: int) -> bool:
    """Whether acronyms alone stand in brackets, this among them: «(ФАС)», «(FIS и IBU)», «(ТЦК и СП – …)»."""
    first, last = listed(text, index)
    behind = last + 1 + (text.lower(last + 1) in ("рф", "россии"))
    return first > 0 and text.word[first - 1] == "(" and behind < text.count and text.word[behind] in "),;–—"


def tells_letters(text: Text, index: int) -> bool:
    """Whether a text tells what the letters stand for: «аббревиатура БКИ», «БКИ расшифровывается как …»."""
    beside = (text.lower(index - 1) if index else "", text.lower(index + 1))
    return any(word.startswith(beginnings("spelled_out")) for word in beside)


def behind_latin_name(text: Text, index: int) -> bool:
    """Whether a name in Latin of the same first letters was just said: «Food and Drug Administration — FDA»."""
    letters = text.word[index]
    if text.kind[index] is not LATIN or index <= len(letters):
        return False
    before = range(max(0, index - JUST_SAID), index - 1)
    capitals = [text.word[i][0] for i in before if text.kind[i] is LATIN and text.word[i].istitle()]
    return "".join(capitals[-len(letters) :]) == letters


def near(text: Text, index: int) -> list[str]:
    """Give the words of the line around a token."""
    line = text.line(index, _NEAR)
    return [_with_stop(text, i) for i in line if i != index and text.kind[i] in (WORD, LATIN)]


def _with_stop(text: Text, index: int) -> str:
    """Give a word, with the full stop that stands at it: «ст.»."""
    return text.word[index] + ("." if text.glued(index + 1) and text.word[index + 1] == "." else "")


def station_behind(text: Text, index: int) -> bool:
    """Whether what is called by an adjective stands behind: «в сторону МЦД Долгопрудная»."""
    behind = index + 1
    if not text.goes_on(behind) or not text.word[behind][0].isupper():
        return False
    best = analyses(text.word[behind])[0]
    return best.pos == "ADJF" and best.gender is Gender.FEMN and best.case is Case.NOMN


def quoted_name_behind(text: Text, index: int) -> bool:
    """Whether a name in quotation marks or capitals stands behind: «АКБ «Пересвет»», «НК ЮКОС»."""
    behind = index + 1
    if behind >= text.count or text.broken(behind):
        return False
    if text.kind[behind] is WORD:
        word = text.word[behind]
        return len(word) > 2 and word.isupper() and not acronyms.is_listed(word)
    if not opens_quotation(text, behind) or behind + 1 >= text.count or not text.word[behind + 1][0].isupper():
        return False
    forms = [one for one in forms_at(text, behind + 1) if one.case and one.known]
    return not forms or may_stand_in(forms, Case.NOMN)  # «МВД «Интерфаксу» сообщили»


def name_behind(text: Text, index: int) -> bool:
    """Whether any name stands behind, one without quotation marks too: «УК Инвестстрой»."""
    behind = index + 1
    if quoted_name_behind(text, index):
        return True
    if behind >= text.count or text.broken(behind) or not text.word[behind][0].isupper():
        return False
    if text.kind[behind] is LATIN:
        return True
    plain = text.is_word(behind) and not text.word[behind].isupper()
    return plain and not is_known(text.word[behind])


def in_name(text: Text, index: int, *, alone: bool) -> bool:
    """Whether an acronym is part of a quoted name: «Эксперт РА», ОАО «НК «Роснефть»»; `alone`: it may be all of one."""
    first = index - 1
    closed = index + 1 < text.count and closes_quotation(text, index + 1)
    if index > 1 and opens_quotation(text, first) and text.word[index - 2] in word_list("legal_forms") and not closed:
        return True  # «МБОУ «СОШ с. Лыково»»
    while first >= max(0, index - _NAME_REACH) and not opens_quotation(text, first):
        if text.word[first] in CLOSING or text.broken(first + 1):
            return False
        first -= 1
    if first < max(0, index - _NAME_REACH):
        return False
    if not text.word[first + 1][0].isupper() and text.lower(first - 1) not in word_list("calling"):
        return False  # but «под названием «сборная РФС»»
    if preposition_cases(text.lower(first + 1)):
        return False  # the title of a law: «О поправках в УК»
    if alone and first + 1 == index and closed:
        return False  # «глава «РЖД»»
    last = index + 1
    while last < min(text.count, index + _NAME_REACH + 1) and text.word[last] not in OPENING | CLOSING:
        if text.broken(last) or text.word[last] in ".!?":
            return False
        last += 1
    if last >= min(text.count, index + _NAME_REACH + 1):
        return False
    return not any(_is_verb(text, i) for i in range(first + 1, last))


def _is_verb(text: Text, index: int) -> bool:
    best = likeliest(text, index)
    return best is not None and best.known and best.pos in ("VERB", "INFN", "PRTS")


def in_code(text: Text, index: int) -> bool:
    """Whether an acronym is part of foreign words, a code or an address: «US Open», «категории WTA 250», «ВЭБ.РФ»."""
    if _is_grown(text, index) or _is_numbered(text, index):
        return True
    if index and text.glued(index) and text.kind[index - 1] in (WORD, LATIN):
        return True  # «ТAR», half of it in Latin letters
    return _is_in_latin(text, index) if text.kind[index] is LATIN else _is_behind_brand(text, index)


def _is_grown(text: Text, index: int) -> bool:
    """«ВЭБ.РФ», «ДОМ.РФ», «ОПЕК+»: a sign joins it to other letters, or makes another name of it."""
    behind, before = index + 1, index - 1
    if text.glued(behind) and text.word[behind] == "+":
        return True  # «страны ОПЕК+»
    joined = text.glued(behind) and text.glued(behind + 1) and text.word[behind] in _JOINING
    if joined and text.kind[behind + 1] in (WORD, LATIN):
        return True
    return before > 0 and text.glued(index) and text.glued(before) and text.word[before] in _JOINING


def _is_numbered(text: Text, index: int) -> bool:
    """«Грипп АН1», «ДПМ 2.0», «N 184 ФЗ»."""
    if text.glued(index + 1) and text.kind[index + 1] is NUMBER:
        return True
    law = text.word[index] == "ФЗ" and text.is_number(index - 1)
    return law or _VERSION.match(text.clean, text.end[index]) is not None


def _is_behind_brand(text: Text, index: int) -> bool:
    """«Канал РЕН ТВ», but «ВАС РФ»."""
    return text.word[index] not in word_list("countries") and _is_brand(text, index - 1) and not text.broken(index)


def _is_in_latin(text: Text, index: int) -> bool:
    """«Алиса AI», «US Open», «категории WTA 250», but «WADA 5 мая»."""
    behind = index + 1
    if text.has_word_before(index) and analyses(text.word[index - 1])[0].proper:
        return True
    beside = [i for i in (index - 1, behind) if 0 <= i < text.count and not text.broken(max(i, index))]
    if any(text.kind[i] is LATIN for i in beside):
        return True
    following = text.lower(behind + 1)
    dated = following.startswith("год") or following == "г" or calendar.is_month(following)
    return behind in beside and text.kind[behind] is NUMBER and not dated


def _is_brand(text: Text, index: int) -> bool:
    """Whether a token is a run of Russian capitals that stands for no full name and is no word: «РЕН»."""
    written = text.word[index] if text.is_word(index) else ""
    if len(written) < 2 or not written.isupper():
        return False
    if acronyms.is_listed(written):
        return not acronyms.has_name(written)
    return not is_known(written)


def is_titled(text: Text, index: int) -> bool:
    """Whether a company's name begins before an acronym: «Группа РТС»."""
    if not text.has_word_before(index) or not text.word[index - 1].istitle():
        return False
    return may_be_of(analyses(text.word[index - 1]), "titles_of_companies")


def is_named_so(text: Text, index: int) -> bool:
    """Whether an acronym is the name of what the one before it is: «НИУ ВШЭ», «АО ОСК», «ФК ЦСКА»."""
    if not 1 <= index < text.count or text.broken(index) or not text.word[index].isupper():
        return False
    return text.word[index] not in word_list("countries") and text.word[index - 1] in word_list("legal_forms")
