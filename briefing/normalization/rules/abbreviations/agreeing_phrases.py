"""How the words of a set abbreviation agree with those beside it: «т. н. референдума», «врио главы», «и др. школам»."""

from __future__ import annotations

from briefing.normalization.grammar.case_of_name import standing
from briefing.normalization.grammar.governor import How
from briefing.normalization.grammar.inflection import inflect
from briefing.normalization.grammar.joined import AND_OR, case_like, first_listed
from briefing.normalization.grammar.morphology import Analysis, adjectives, analyses, may_stand_in
from briefing.normalization.grammar.parts_of_speech import forms_at, likeliest
from briefing.normalization.kinds import DIRECT, Case, Gender, Number
from briefing.normalization.rules.abbreviations import single_letters
from briefing.normalization.rules.context import Context
from briefing.normalization.sentence.text import Text

_OFFICE = 8  # words of an office and the name of who acts
_OPENING = ' «"'
_LONGEST_INITIALS = 6  # tokens of «А. Б. В.» behind a surname


def agreeing(context: Context, index: int, end: int, spoken: str) -> str:
    """Let the adjective at the end of a phrase agree with the noun that follows («т. н. референдума»)."""
    text = context.text
    after = text.past_quotes(text.at(end, index))
    if text.lower(after) in AND_OR and text.is_word(after + 1) and adjectives(text.word[after + 1]):
        after += 1  # «ж.-д. и автобусная связь»
    *words, last = spoken.split(" ")
    if text.is_number(after):
        return " ".join([*words, _before_number(context, index, after, last)])
    apart = not text.is_word(after) or text.clean[end : text.start[after]].strip(_OPENING + "или")
    if apart or is_initial(text, after):
        cases, gender = context.govern(index).cases, Gender.MASC
        case = Case.GENT if Case.GENT in cases else cases[0]  # «перевод с англ.»
        if after < text.count and text.word[after] == "EBITDA":  # «рост скорр. EBITDA»
            case, gender = standing(context.government, index, Gender.FEMN, Number.SING).case, Gender.FEMN
        return " ".join([*words, inflect(last, case, Number.SING, gender)])
    forms = [one for one in analyses(text.word[after]) if one.case]
    if not forms:
        return spoken
    place = standing(context.government, index, forms[0].gender, forms[0].number or Number.SING)
    form = next((one for one in forms if one.case == place.case), forms[0])
    return " ".join([*words, inflect(last, form.case, form.number or Number.SING, form.gender, form.animate)])


def _before_number(context: Context, index: int, number: int, adjective: str) -> str:
    """Let an adjective agree with a number: «так называемая пятая колонна», «так называемых двадцать героев»."""
    text, reading = context.text, context.read_number(number)
    case = standing(context.government, index, Gender.MASC, Number.PLUR).case
    if reading is not None and reading.gender:
        many = Number.PLUR if reading.gender is Gender.PLUR else Number.SING
        return inflect(adjective, reading.case, many, reading.gender)
    if reading is not None and reading.case not in DIRECT:
        case = reading.case or case
    elif case not in DIRECT:
        case = Case.ACCS  # the number was read as an object
    behind = text.at(reading.end) if reading is not None else number + 1
    animate = any(one.animate for one in forms_at(text, behind))
    return inflect(adjective, case, Number.PLUR, animate=animate)


def acting(context: Context, index: int, end: int, spoken: str) -> str:
    """Decline the word before the last («исполняющего обязанности»); the name of who acts tells the case and gender."""
    number = Number.PLUR if _act_several(context.text, index, end) else Number.SING
    asked, gender = standing(context.government, index, Gender.MASC, number).case, Gender.MASC
    case = Case.DATV if context.govern(index).gives else asked  # «поручил и. о. министра»
    named = _name_behind(context.text, context.text.at(end, index)) if number is Number.SING else []
    if named:
        form = next((one for one in named if one.case is case), named[0])
        case, gender = form.case, form.gender
    *before, word, last = spoken.split(" ")
    return " ".join([*before, inflect(word, case, number, gender, True), last])


def _act_several(text: Text, index: int, end: int) -> bool:
    """«Врио губернаторов», «губернаторы и врио»: several have such an office."""
    behind = text.at(end, index)
    if text.goes_on(behind):
        office = analyses(text.word[behind])[0]
        if office.animate and office.case is Case.GENT:
            return office.number is Number.PLUR  # «депутаты и врио главы»
    others = likeliest(text, index - 2) if text.lower(index - 1) in AND_OR else None
    return others is not None and others.animate and others.number is Number.PLUR


def _name_behind(text: Text, first: int) -> list[Analysis]:
    """Give the forms of the name behind an office: «и. о. главы района (СНР) Анна Иванова», «врио мэра А. Б. Крот»."""
    initials = False
    for token in range(first, min(text.count, first + _OFFICE)):
        word = text.word[token]
        if word in "()" or (initials and word == "."):
            continue
        if not text.goes_on(token):
            break
        if text.is_cut_to_initial(token):
            initials = True
            continue
        forms = [one for one in analyses(word) if one.case] if word.istitle() else []
        people = [one for one in forms if one.animate and one.number is Number.SING and one.gender]
        named = [one for one in people if one.proper or initials]
        if named and (initials or named[0] is forms[0] or not forms[0].proper):  # «Вера», but «главы Кирова»
            return named
    return []


def is_initial(text: Text, token: int) -> bool:
    """«Перевод с англ. И. Петровой»."""
    return single_letters.INITIALS.match(text.clean, text.start[token]) is not None


def others(context: Context, index: int, end: int) -> str:
    """Say «др.», which stands at a token and ends at an offset."""
    text = context.text
    left = _joined(text, index - 1) if text.lower(index - 1) == "и" else -1
    before = [one for one in analyses(text.word[left]) if one.case] if left >= 0 and text.is_word(left) else []
    case = _case(context, left, before)
    behind = _of_noun(text, text.at(end))
    if behind:
        form = next((one for one in behind if one.case is case), behind[0])
        return _say(form.case, animate=form.animate)
    return _say(case, animate=any(one.case is case and one.animate for one in before))


def _say(case: Case, *, animate: bool) -> str:
    return inflect("другой", case, Number.PLUR, animate=animate)


def _joined(text: Text, index: int) -> int:
    """Give the last word before «и», past the initials of a surname."""
    for left in range(index - 1, max(0, index - 1 - _LONGEST_INITIALS), -1):
        initial = len(text.word[left]) == 1 and text.word[left].isupper()
        if not initial and text.word[left] != ".":
            return left
    return max(0, index - 1 - _LONGEST_INITIALS)


def _case(context: Context, left: int, before: list[Analysis]) -> Case:
    """Give the case of what others are joined to: the nominative where its form may be that and nothing surer asks."""
    text, first = context.text, first_listed(context.text, left)
    if not before:
        return Case.NOMN
    governor = context.government.at(first)
    named = governor.is_noun and text.word[left].istitle()  # «с участием Лосева, Котова»
    told = all(may_stand_in(analyses(text.word[token]), Case.NOMN) for token in range(first, left + 1, 2))
    if told and governor.how is not How.PREPOSITION and not named:
        return Case.NOMN
    return case_like(context.government, left)


def _of_noun(text: Text, token: int) -> list[Analysis]:
    """Give the forms in the plural of a noun or its adjective at a token: «и др. школам», «и др. новые школы»."""
    if not text.goes_on(token) or not text.word[token].islower():
        return []
    forms = analyses(text.word[token])
    if forms[0].pos != "NOUN" and not forms[0].is_adjective:
        return []
    return [one for one in forms if one.case and one.number is Number.PLUR]
