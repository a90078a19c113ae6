"""Saying quantities: numbers with their scale, unit, currency, percent or noun, in the case the sentence asks for."""

from __future__ import annotations

import re

from briefing.normalization import numerals
from briefing.normalization.agreement import Agreement, choose, ranked_in_series
from briefing.normalization.governance import Governor, govern, is_size
from briefing.normalization.morphology import analyses
from briefing.normalization.quantities import Head, Item, series
from briefing.normalization.readings import Reading
from briefing.normalization.text import Text

_JOINT_CASES = {"до": "gent", "по": "accs", "из": "gent", "против": "gent", "к": "datv", "на": "accs"}
_PLACE_BEFORE = frozenset(["от", "к", "ко", "до", "западнее", "восточнее", "севернее", "южнее", "выше", "ниже"])
_PARTS_OF_DAY = frozenset(["утра", "вечера", "ночи", "дня"])
_HOURS = 12
_THOUSAND = 1000
_PRICES = ("стоимост", "цен")
_NEVER_ATTRIBUTES = frozenset(["год", "раз", "час", "минута"])


def read_quantity(text: Text, index: int, previous: Reading | None) -> Reading:
    """Read the series of numbers that begins at a token. `previous`: the number read before, for coordination."""
    return read_items(text, index, series(text, index), previous)


def read_items(
    text: Text, index: int, items: list[Item], previous: Reading | None, governor: Governor | None = None
) -> Reading:
    """Read numbers already found; what governs them stands before token `index`, unless a governor is given."""
    governor = governor or coordinated(text, index, previous, _kind(items[-1])) or govern(text, index)
    ways = _ways(text, items, governor)
    head = items[-1].head
    spoken = _join(
        [_say(item, way, head, last=item is items[-1]) for item, way in zip(items, ways, strict=True)], items
    )
    end = items[-1].end
    if head is not None and head.measure is not None:
        spoken, end = _with_measure(items, ways, head, spoken)
    reason = f"{ways[-1].case}{' ordinal' if ways[-1].ordinal else ''}"
    if governor.words:
        reason += f" («{governor.words}»)"
    count = items[-1].whole if items[-1].is_whole and not ways[-1].ordinal else 0
    return Reading(items[0].start, end, spoken, reason, case=ways[-1].case, head=_kind(items[-1]), count=count)


def _kind(item: Item) -> str:
    return item.head.kind if item.head is not None else "scale" if item.scale else ""


def coordinated(text: Text, index: int, previous: Reading | None, kind: str = "") -> Governor | None:
    """Share the case of the number before, where only «и», «или», a comma or a noun and «и» stand between."""
    if previous is None or not previous.case or index == 0:
        return None
    adjacent = not text.clean[previous.end : text.start[index]].strip()
    if adjacent and previous.head in ("scale", "unit", "money") and kind != "noun":
        return Governor((previous.case,), "", "coordination")  # «1 млн 200 тыс.», «1 ч 21 мин»
    if text.lower(index - 1) not in ("и", "или", "либо", ","):
        return None
    between = text.clean[previous.end : text.start[index - 1]].strip()
    if previous.head in ("noun", "unit", "percent") and between:
        words = between.split()
        if not 1 <= len(words) <= 3 or not all(word.replace("-", "").isalpha() for word in words):
            return None
    elif between:
        return None
    if text.lower(index - 1) == "," and previous.case in ("nomn", "accs"):
        return None
    return Governor((previous.case,), "", "coordination")


def _ways(text: Text, items: list[Item], governor: Governor) -> list[Agreement]:
    """Decide case, gender and kind of each number of a series, from the last (which has the head) to the first."""
    head = items[-1].head
    last_governor = governor
    for item in items:
        if item.joint in _JOINT_CASES:
            last_governor = Governor((_JOINT_CASES[item.joint],), item.joint, "preposition")
    last = _way(text, items[-1], head, last_governor)
    if len(items) > 1 and head is not None and not last.ordinal and _ranked_series(items, head):
        last = _ranked_way(last, head)
    ways = [last]
    for position in range(len(items) - 2, -1, -1):
        follower = items[position + 1]
        item_governor = governor if follower.joint in _JOINT_CASES or position == 0 else last_governor
        way = _way_like(last, item_governor, follower.joint)
        ways.insert(0, way)
    return ways


def _way_like(last: Agreement, governor: Governor, joint: str) -> Agreement:
    if joint in _JOINT_CASES:
        case = governor.first if governor.how != "none" else "nomn"
        if joint == "из" and governor.words in ("в", "во", "на"):
            case = "loct"
        return Agreement(last.ordinal, case, last.gender, last.animate)
    return last


def _ranked_series(items: list[Item], head: Head) -> bool:
    """«5-7 классов», «на 2, 3 и 4 этажах»: several of what is numbered, the noun in the plural."""
    return (
        head.kind == "noun" and ranked_in_series(head.forms) != "" and all(form.number == "plur" for form in head.forms)
    )


def _ranked_way(way: Agreement, head: Head) -> Agreement:
    gender = next((one.gender for one in analyses(head.forms[0].lemma) if one.pos == "NOUN" and one.gender), "masc")
    if way.case in ("nomn", "gent") and all(form.case == "gent" for form in head.forms):
        return Agreement(True, "gent", "plur" if ranked_in_series(head.forms) == "plur" else gender)
    return Agreement(True, way.case, gender)


def _way(text: Text, item: Item, head: Head | None, governor: Governor) -> Agreement:
    if head is None or head.measure is not None or item.scale:
        return _measured(text, item, head, governor)
    if text.lower(head.token) in _PARTS_OF_DAY and item.whole <= _HOURS and item.is_whole:
        return Agreement(False, governor.first)  # «к 6 утра»: hours are meant
    lemma = head.forms[0].lemma
    if lemma == "год" and governor.how in ("person", "relation") and not item.digits:
        governor = _age(text, head, governor)
    elif governor.how == "relation" and (lemma in _NEVER_ATTRIBUTES or _is_subject(text, head, governor)):
        governor = Governor(("nomn", "accs"), governor.words, "noun", governor.token)
    elif governor.how == "verb" and all(form.pos in ("ADJF", "PRTF") and form.case == "ablt" for form in head.forms):
        return _measured(text, item, None, governor)  # «потери составили 1200 убитыми»
    elif governor.how in ("person", "noun") and head.forms[0].animate and _counted_before(text, governor):
        governor = Governor(("gent", "nomn"), governor.words, "relation", governor.token)
    elif governor.words in ("в", "во") and lemma.endswith("метр") and (item.digits or item.whole % 1000 == 0):
        place = text.lower(head.token + 1) in _PLACE_BEFORE or not _sized(text, governor)
        governor = Governor(("loct",) if place else ("accs",), governor.words, "preposition")
    elif governor.words == "по" and item.whole == _THOUSAND:
        governor = Governor(("datv",), governor.words, "preposition", governor.token)
    elif governor.words in ("с", "со") and item.whole % 1000 == 0 and head.forms[0].animate:
        governor = Governor(("ablt", "gent"), governor.words, "preposition", governor.token)
    found = choose(item.whole, head.forms, governor, fractional=bool(item.digits))
    return found or Agreement(False, governor.first, head.forms[0].gender or "masc")


def _counted_before(text: Text, governor: Governor) -> bool:
    """Whether the noun before was itself counted: «43 рассказа 17 авторов»."""
    last = text.last_reading
    return last is not None and last.head == "noun" and governor.token > 0 and last.end == text.end[governor.token - 1]


def _age(text: Text, head: Head, governor: Governor) -> Governor:
    """«Мужчина 35 лет» is of that age; «35 лет назад» is not his."""
    cases = ("nomn",) if text.lower(head.token + 1) in ("назад", "подряд", "спустя") else ("gent", "nomn")
    if governor.token >= 0 and any(one.case == "datv" for one in analyses(text.word[governor.token])[:1]):
        cases = ("nomn",)  # «ребёнку 5 лет»
    return Governor(cases, governor.words, "relation", governor.token)


def _is_subject(text: Text, head: Head, governor: Governor) -> bool:
    """Whether the counted are the subject: «в результате столкновения 5 человек погибли»."""
    if governor.token < 0 or not text.is_word(head.token + 1):
        return False
    if analyses(text.word[governor.token])[0].case == "nomn":
        return False
    return analyses(text.word[head.token + 1])[0].pos in ("VERB", "PRTS")


def _measured(text: Text, item: Item, head: Head | None, governor: Governor) -> Agreement:
    """The case of a number that no noun's form tells: with a unit, a scale word, or alone."""
    gender = "masc"
    if head is not None and head.measure is not None and not item.scale:
        gender = head.measure.gender
    elif item.scale == 1:
        gender = "femn"
    case = governor.first
    if head is None and text.lower(text.at(item.end)) == "из":
        gender = _gender_behind(text, text.at(item.end) + 1)
        if governor.words in ("в", "во", "на"):
            case = "loct"
    if governor.words.startswith(_PRICES):
        case = "gent" if head is not None and head.kind == "unit" else "nomn"  # «стоимость 1 кв. м» is no sum
    elif governor.how == "relation" and _stands_alone(text, item, head, governor):
        case = "nomn"
    if governor.how == "preposition":
        if governor.words == "по" and not item.digits and (item.whole == _THOUSAND or numerals.is_one(item.whole)):
            case = "datv"
        elif governor.words in ("в", "во") and _is_place(text, head, governor):
            case = "loct"
        elif governor.words in ("с", "со") and (head is not None or item.scale) and _accompanies(text, item, head):
            case = "ablt"
    return Agreement(False, case, gender)


def _stands_alone(text: Text, item: Item, head: Head | None, governor: Governor) -> bool:
    """Whether a number behind a noun is not its attribute.

    A bare number is not («число 17»), nor the size of what stands before («скорость течения 0,3 м/с»).
    """
    if head is None:
        return not item.scale and text.lower(text.at(item.end)) != "из"
    return _depends(text, governor)


def _depends(text: Text, governor: Governor) -> bool:
    """Whether the governing noun is itself the attribute of a noun before it."""
    left = governor.token - 1
    return (
        text.is_word(left)
        and analyses(text.word[left])[0].pos == "NOUN"
        and analyses(text.word[left])[0].case == "nomn"
    )


def _gender_behind(text: Text, index: int) -> str:
    """The gender of the first noun from a token on: «1 из школ»."""
    for position in range(index, min(index + 3, text.count)):
        if not text.is_word(position):
            break
        if text.lower(position) in ("которых", "них"):
            return _gender_before(text, index)
        found = next((one for one in analyses(text.word[position]) if one.pos == "NOUN"), None)
        if found is not None:
            return found.gender or "masc"
    return "masc"


def _gender_before(text: Text, index: int) -> str:
    """The gender of the nearest noun in the plural before a token: «13 композиций, 2 из которых»."""
    for position in range(index - 3, max(-1, index - 12), -1):
        if text.is_word(position):
            found = analyses(text.word[position])[0]
            if found.pos == "NOUN" and found.number == "plur":
                return found.gender or "masc"
    return "masc"


def _sized(text: Text, governor: Governor) -> bool:
    """Whether «в» gives a size to the noun before it («длиной в 5 км», «пакет в 25 %»), and tells no place."""
    return text.is_word(governor.token - 1) and any(
        one.pos == "NOUN" for one in analyses(text.word[governor.token - 1])[:1]
    )


def _is_place(text: Text, head: Head | None, governor: Governor) -> bool:
    """Whether «в 5 км» tells a place («от города»), «в 90 % случаев» a share of cases."""
    if head is None or head.measure is None:
        return False
    following = text.at(head.end)
    if head.kind == "percent":
        return not _sized(text, governor) and text.is_word(following) and _is_genitive(text, following)
    if text.is_word(governor.token - 1) and is_size(text.word[governor.token - 1]):
        return False  # «на расстоянии в 5,5 км от села»
    if not head.measure.head.endswith("метр"):
        return False
    return text.lower(following) in _PLACE_BEFORE or not _sized(text, governor)


def _is_genitive(text: Text, index: int) -> bool:
    return len(text.word[index]) > 1 and any(
        one.case == "gent" and one.pos in ("NOUN", "ADJF", "PRTF") for one in analyses(text.word[index])[:3]
    )


def _accompanies(text: Text, item: Item, head: Head | None) -> bool:
    """Whether «с 51 % голосов» means together with them; «с 5 % до 10 %» and «с 5 млн руб. начали» mean from there."""
    following = text.at(head.end if head is not None and head.measure is not None else item.end)
    near = " ".join(text.word[following : following + 5]).lower()
    if re.search(r"\b(?:до|по)\b", near):
        return False
    if text.is_word(following) and any(one.case == "ablt" for one in analyses(text.word[following])):
        return True
    if head is None or not text.is_word(following):
        return False
    if head.kind == "percent":
        return _is_genitive(text, following)
    return head.kind in ("unit", "money") and (_is_genitive(text, following) or text.lower(following) in ("в", "на"))


def _say(item: Item, way: Agreement, head: Head | None, *, last: bool) -> str:
    spoken = number_words(item, way, before=head)
    if item.scale:
        spoken += " " + scale_words(item, way.case)
    return spoken


def number_words(item: Item, way: Agreement, before: Head | None = None) -> str:
    """Say the bare number of an item."""
    if way.ordinal:
        return numerals.ordinal(item.whole, way.case, way.gender, way.animate)
    if way.collective:
        return numerals.collective(item.whole, way.case, way.animate)
    if item.digits:
        if before is not None and not item.scale and before.kind == "noun" and _takes_half(item, before):
            half = half_words(item, way.case)
            if half:
                return half
        return numerals.decimal(item.whole, item.digits, way.case)
    if item.written.startswith("0") and len(item.written) > 1:
        return numerals.spell_digits(item.written.replace(" ", ""))
    if item.whole > numerals.LARGEST:
        return numerals.spell_digits(str(item.whole))
    if item.written == "1 000 000":
        return numerals.scale(2, 1, way.case)
    return numerals.cardinal(item.whole, way.case, way.gender, way.animate)


def _takes_half(item: Item, head: Head) -> bool:
    """«2,5 раза», and «2,5 тонн», whose plural goes with a half and not with tenths."""
    return head.forms[0].lemma == "раз" or (
        item.whole > 1 and item.digits == "5" and all(form.number == "plur" for form in head.forms)
    )


def half_words(item: Item, case: str) -> str:
    """Say N,5 times: «полтора», «два с половиной»."""
    if item.digits != "5":
        return ""
    if item.whole == 1:
        return "полтора" if case in ("nomn", "accs") else "полутора"
    return f"{numerals.cardinal(item.whole, case)} с половиной" if item.whole else ""


def scale_words(item: Item, case: str) -> str:
    """Give тыс., млн … as the item's number counts it."""
    if item.digits:
        return numerals.scale(item.scale, 2, "nomn")
    return numerals.scale(item.scale, item.whole, case)


def _join(spoken: list[str], items: list[Item]) -> str:
    out = spoken[0]
    for words, item in zip(spoken[1:], items[1:], strict=True):
        if item.joint == "—":
            short = " " not in out.rsplit(", ", 1)[-1] and " " not in words
            out += ("-" if short else " — ") + words
        elif item.joint == ",":
            out += f", {words}"
        else:
            out += f" {item.joint} {words}"
    return out


def _with_measure(items: list[Item], ways: list[Agreement], head: Head, spoken: str) -> tuple[str, int]:
    measure = head.measure
    assert measure is not None
    item, way = items[-1], ways[-1]
    if measure.money and measure.minor and len(item.digits) == 2 and not item.scale and len(items) == 1:
        return money_words(item, way.case, head), head.end
    if item.scale:
        name = measure.form("gent", "plur")
    elif item.digits:
        name = measure.form("gent", "sing")
    else:
        name = measure.counted(item.whole, way.case)
    return f"{spoken} {name}", head.end


def money_words(item: Item, case: str, head: Head) -> str:
    """Say a sum with its hundredths: 25 600,50 руб. → «… рублей пятьдесят копеек»."""
    from briefing.normalization.measures import measure as make

    measure = head.measure
    assert measure is not None
    minor = make(measure.minor)
    spoken = f"{numerals.cardinal(item.whole, case, measure.gender)} {measure.counted(item.whole, case)}"
    hundredths = int(item.digits)
    if not hundredths:
        return spoken
    return f"{spoken} {numerals.cardinal(hundredths, case, minor.gender)} {minor.counted(hundredths, case)}"
