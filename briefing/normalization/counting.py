"""Saying quantities: numbers with their scale, unit, currency, percent or noun, in the case the sentence asks for."""

from __future__ import annotations

from briefing.normalization import numerals
from briefing.normalization.agreement import Agreement, choose
from briefing.normalization.governance import Governor, govern
from briefing.normalization.quantities import Head, Item, series
from briefing.normalization.readings import Reading
from briefing.normalization.text import Text

_JOINT_CASES = {"до": "gent", "по": "accs", "из": "gent", "против": "gent", "к": "datv"}
_PLACE_BEFORE = frozenset(["от", "к", "до"])
_SHORT_RANGE = 20  # «пять-десять» is said in one breath, longer numerals with a dash


def read_quantity(text: Text, index: int, previous: Reading | None) -> Reading:
    """Read the series of numbers that begins at a token. `previous`: the number read before, for coordination."""
    return read_items(text, index, series(text, index), previous)


def read_items(text: Text, index: int, items: list[Item], previous: Reading | None) -> Reading:
    """Read numbers already found; what governs them stands before token `index`."""
    governor = _coordinated(text, index, previous) or govern(text, index)
    ways = _ways(text, items, governor)
    head = items[-1].head
    spoken = _join([_say(item, way, head, last=item is items[-1]) for item, way in zip(items, ways, strict=True)], items)
    end = items[-1].end
    if head is not None and head.measure is not None:
        spoken, end = _with_measure(items, ways, head, spoken)
    reason = f"{ways[-1].case}{' ordinal' if ways[-1].ordinal else ''}"
    if governor.words:
        reason += f" («{governor.words}»)"
    return Reading(items[0].start, end, spoken, reason, case=ways[-1].case, head=head.kind if head else "")


def _coordinated(text: Text, index: int, previous: Reading | None) -> Governor | None:
    """Share the case of the number before, where only «и», «или», a comma or a noun and «и» stand between."""
    if previous is None or not previous.case or index == 0:
        return None
    if text.lower(index - 1) not in ("и", "или", "либо", ","):
        return None
    between = text.clean[previous.end : text.start[index - 1]].strip()
    if previous.head == "noun":
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
    ways = [last]
    for position in range(len(items) - 2, -1, -1):
        follower = items[position + 1]
        item_governor = governor if follower.joint in _JOINT_CASES or position == 0 else last_governor
        way = _way_like(items[position], last, item_governor, follower.joint)
        ways.insert(0, way)
    return ways


def _way_like(item: Item, last: Agreement, governor: Governor, joint: str) -> Agreement:
    if joint in _JOINT_CASES:
        case = governor.first if governor.how != "none" else "nomn"
        return Agreement(last.ordinal, case, last.gender, last.animate)
    return last


def _way(text: Text, item: Item, head: Head | None, governor: Governor) -> Agreement:
    if head is None or head.measure is not None or item.scale:
        return _measured(text, item, head, governor)
    found = choose(item.whole, head.forms, governor, fractional=bool(item.digits))
    if found is None:
        return Agreement(False, governor.first, head.forms[0].gender or "masc")
    if governor.how == "relation" and _is_measure_noun(head):
        return Agreement(found.ordinal, "nomn", found.gender) if found.case == "gent" and not found.ordinal else found
    return found


def _is_measure_noun(head: Head) -> bool:
    return head.forms[0].lemma in ("год", "час", "минута", "секунда", "день", "сутки", "месяц", "неделя", "раз", "рубль", "доллар", "процент", "метр", "километр", "тонна", "килограмм", "градус", "тысяча", "миллион", "миллиард")


def _measured(text: Text, item: Item, head: Head | None, governor: Governor) -> Agreement:
    """The case of a number that no noun's form tells: with a unit, a scale word, or alone."""
    gender = "masc"
    if head is not None and head.measure is not None and not item.scale:
        gender = head.measure.gender
    elif item.scale == 1:
        gender = "femn"
    case = governor.first
    if governor.how == "relation":
        case = "nomn" if head is not None else "gent"
    if governor.how == "preposition":
        if governor.words == "по" and numerals.is_one(item.whole) and not item.digits:
            case = "datv"
        elif governor.words in ("в", "во", "на") and _is_place(text, item, head):
            case = "loct"
    return Agreement(False, case, gender)


def _is_place(text: Text, item: Item, head: Head | None) -> bool:
    """Whether «в 5 км» tells a place: a length, with «от», «к» or «до» behind it."""
    if head is None or head.measure is None or not head.measure.head.endswith("метр"):
        return False
    return text.clean[head.end :].lstrip(" ").split(" ", 1)[0] in _PLACE_BEFORE


def _say(item: Item, way: Agreement, head: Head | None, *, last: bool) -> str:
    spoken = number_words(item, way, before=head)
    if item.scale:
        spoken += " " + scale_words(item, way.case)
    return spoken


def number_words(item: Item, way: Agreement, before: Head | None = None) -> str:
    """Say the bare number of an item."""
    if way.ordinal:
        return numerals.ordinal(item.whole, way.case, way.gender, way.animate)
    if item.digits:
        if before is not None and before.kind == "noun" and before.forms[0].lemma == "раз":
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
