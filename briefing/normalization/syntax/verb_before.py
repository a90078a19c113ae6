"""What a verb, adjective or participle directly before a name asks of it, and whether the name is its subject."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import takewhile
from typing import NamedTuple

from briefing.normalization.grammar.governing_verbs import has_complement
from briefing.normalization.grammar.governor import INTO_OR_ONTO, governors, is_listed
from briefing.normalization.grammar.morphology import Analysis, analyses, may_be_of, may_stand_in
from briefing.normalization.grammar.parts_of_speech import forms_at
from briefing.normalization.kinds import Case, Number
from briefing.normalization.sentence.text import Text
from briefing.normalization.syntax.judging import clause
from briefing.normalization.syntax.objects import has_giver, person_follows, stands_between
from briefing.normalization.syntax.subjects import (
    AGREES,
    DISAGREES,
    LISTED,
    Place,
    agrees,
    behind_name,
    has_subject_before,
    has_sure_subject,
    is_infinitive,
    is_said_of_relative,
    may_be_subject,
)
from briefing.normalization.tables import word_list

_ASKING = ("PRTF", "PRTS", "ADJF", "ADJS", "VERB", "INFN", "GRND")
_ORDER_REACH = 10  # tokens behind a name among which what somebody is to do stands
_PROVIDE = "предоставить"
_REFLEXIVE = "ся"
_ASKS = ("recipient", "predicate", "told", "motion")  # parts of the table in which a verb asks for more
_ATTRIBUTES = ("PRTF", "ADJF")


def complement_of(text: Text, token: int) -> Case:
    """Give what a participle or the like asks of a name: to whom, or by whom («по данным, предоставленным УМВД»)."""
    if not is_listed(text.word[token], "recipient"):
        return Case.ABLT
    thing = token - 2 if text.word[token - 1] == "," else token - 1
    provided = any(one.passive and one.lemma == _PROVIDE for one in analyses(text.word[token]))
    known = provided and text.is_word(thing) and {one.lemma for one in analyses(text.word[thing])}
    return Case.ABLT if known and not known.isdisjoint(word_list("made_known")) else Case.DATV


class Asked(NamedTuple):
    """What a word asks: logits for some cases, the only case that is left, or one more that may stand there."""

    weights: Mapping[Case, float]
    only: Case = Case.NONE
    more: Case = Case.NONE


_NOTHING = Asked({})


class _Before(NamedTuple):
    """A word directly before a name: its token and its readings as one that asks."""

    place: Place
    token: int
    forms: list[Analysis]

    @property
    def likeliest(self) -> Analysis:
        """Its likeliest reading."""
        return self.forms[0]

    @property
    def passive(self) -> bool:
        """Whether it tells what is done: «принят», «принятый»."""
        return self.likeliest.passive or self.likeliest.pos == "PRTS"

    @property
    def gives(self) -> bool:
        """Whether somebody gets what it tells: «передать», «подведомственный»."""
        return is_listed(self.place.text.word[self.token], "recipient")

    @property
    def agrees(self) -> bool:
        """Whether it may agree with the name."""
        return any(agrees(form, self.place.genders, self.place.number) for form in self.forms)

    @property
    def complement(self) -> Case:
        """The case of what it asks for: to whom, or by whom."""
        return complement_of(self.place.text, self.token)

    @property
    def follows_noun(self) -> bool:
        """Whether it is of the noun before a comma: «танки, поставленные ВСУ»."""
        text, noun = self.place.text, self.token - 2
        return text.lower(self.token - 1) == "," and self.likeliest.pos == "PRTF" and self._agrees_with(noun)

    @property
    def describes_behind(self) -> bool:
        """Whether a noun directly behind the name agrees with it: «подведомственная ФАС служба»."""
        noun = behind_name(self.place.text, self.place.index)[0]
        return not self.place.text.broken(noun) and self._agrees_with(noun)

    def _agrees_with(self, noun: int) -> bool:
        text, told = self.place.text, {(form.case, form.number) for form in self.forms}
        nouns = forms_at(text, noun)
        return any(one.pos == "NOUN" and (one.case, one.number) in told for one in nouns)


def asked_directly(place: Place, token: int, cases: dict[Case, None], scores: dict[Case, float]) -> dict[Case, None]:
    """Weigh what a verb, adjective or participle asks directly before a name; give the cases that are left."""
    word = place.text.word[token]
    forms = [one for one in analyses(word) if one.pos in _ASKING]
    if not forms or (word.lower(), "substantive") in governors():
        return cases
    if place.text.lower(token - 1) == ",":
        forms.sort(key=lambda one: one.pos != "PRTF")  # «человека, ведущего ЗОЖ»: an adjective, too
    before = _Before(place, token, forms)
    for asked in _asked(before):
        for case, weight in asked.weights.items():
            scores[case] += weight
        if asked.only:
            return {asked.only: None}
        if asked.more:
            return cases | {asked.more: None}
    return cases


def _asked(before: _Before) -> Iterable[Asked]:
    """Give what a word asks as a predicate, and what the first step says that knows it."""
    text = before.place.text
    if is_listed(text.word[before.token], "predicate"):
        if has_complement(text, before.token, before.likeliest, Case.ABLT):
            yield Asked({Case.NOMN: 2 * LISTED})  # «органами опеки являются ОМСУ»
        only = Case.ABLT if before.likeliest.pos == "ADJF" else Case.NONE
        yield Asked({Case.ABLT: LISTED}, only=only)  # «больные ДЦП»
    yield next((found for step in _STEPS if (found := step(before)) is not None), _NOTHING)


def _tells(before: _Before) -> Asked | None:
    """«Врачи рассказали СМИ», «заявила НСН директор института»: a name behind a verb of telling is told."""
    text, verb = before.place.text, before.token
    if before.passive or before.gives or not is_listed(text.word[verb], "told"):
        return None
    if before.likeliest.pos == "INFN":
        return Asked({Case.DATV: 2 * LISTED, Case.NOMN: -2 * LISTED})  # «должен сообщить УФАС мнение»
    if before.likeliest.number is Number.PLUR and before.place.number is Number.SING:
        return Asked({Case.DATV: 2 * LISTED})  # «о пожаре доложили МЧС»
    if has_giver(text, verb):
        return Asked({Case.DATV: LISTED})
    if person_follows(text, before.place.index, before.likeliest.number):
        return Asked({Case.DATV: LISTED, Case.NOMN: -2 * LISTED})
    return _NOTHING


def _acts(before: _Before) -> Asked | None:
    """«Группа, включающая ГУ», «банк, купивший НПЗ»; words that neither give nor tell what is done ask nothing."""
    if before.passive or before.gives:
        return None
    if before.likeliest.pos != "PRTF" or not before.likeliest.transitive:
        return _NOTHING
    has = before.likeliest.lemma in word_list("has_what")
    if has and before.place.text.lower(before.token - 1) == "не":
        return Asked({}, only=Case.GENT)  # «лица, не имеющие ВНЖ»
    return Asked({}, only=Case.ACCS) if has or not before.agrees or before.follows_noun else _NOTHING


def _gives(before: _Before) -> Asked | None:
    """«Кредит даст ЕАБР», but «закон даёт ФАС право», «данные передаются СМИ»."""
    form, text, verb = before.likeliest, before.place.text, before.token
    if before.passive or form.pos not in ("VERB", "INFN"):
        return None
    if _has_to_do(before):
        return Asked({Case.DATV: 2 * LISTED, Case.NOMN: -2 * LISTED}, only=Case.DATV)
    giver = has_giver(text, verb) or stands_between(text, verb, before.place.index)
    if form.lemma in word_list("lets_do"):
        giver = giver or may_be_subject(text, verb - 1, form) or is_said_of_relative(text, verb, form)
    given = form.pos == "INFN" or not agrees(form, before.place.genders, before.place.number) or giver
    weights = {Case.DATV if given else Case.NOMN: LISTED}
    return Asked(weights | {Case.NOMN: -2 * LISTED} if giver else weights)


def _has_to_do(before: _Before) -> bool:
    """«Закон позволит РЖД снизить», «поручил ФАС до мая проверить»: whether what somebody may or is to do follows."""
    text, lemma, index = before.place.text, before.likeliest.lemma, before.place.index
    lets = lemma in word_list("lets_do")
    if not lets and lemma not in word_list("orders_somebody"):
        return False
    reach = range(index + (1 if lets else 2), min(text.count, index + _ORDER_REACH))
    part = takewhile(lambda at: text.word[at] != ",", reach) if lets else reach
    return any(is_infinitive(text, at) for at in part)


def _describes(before: _Before) -> Asked | None:
    """«Принятый СФ закон», «закон был принят СФ»: it may agree with the name, which then may be its subject."""
    attribute = before.likeliest.pos in _ATTRIBUTES and before.place.text.lower(before.token - 1) != ","
    if not before.agrees or (before.gives and not attribute) or before.follows_noun:
        return None
    if attribute and _is_of_name_alone(before):
        return _NOTHING
    if before.describes_behind and (before.gives or attribute):
        return Asked({}, only=before.complement)  # «подконтрольная РФ компания», «в созданном МВД отделе»
    done = before.likeliest.pos == "PRTS" and has_subject_before(before.place, before.likeliest)
    return Asked({before.complement: LISTED} if done else {}, more=before.complement)


def _is_of_name_alone(before: _Before) -> bool:
    """«В обновлённой ФСБ служат …», but «в созданном ФСБ отделе»: nothing else follows of which a participle tells."""
    text, behind = before.place.text, before.place.index + 1
    ends = not text.goes_on(behind) or analyses(text.word[behind])[0].pos in ("VERB", "PRTS")
    return ends and text.lower(before.token - 1) in INTO_OR_ONTO


def _asks_complement(before: _Before) -> Asked:
    """«Подведомственные ФАС органы», «созданные ЦБ фонды»; behind a short form the subject may follow."""
    if before.likeliest.pos in _ATTRIBUTES or before.gives:
        return Asked({}, only=before.complement)
    return Asked({before.complement: LISTED})


_STEPS: tuple[Callable[[_Before], Asked | None], ...] = (_tells, _acts, _gives, _describes, _asks_complement)
"""The first that knows the word decides."""


def weigh_verb_before(place: Place, scores: dict[Case, float]) -> None:
    """Weigh whether a name directly behind a verb is its subject: it agrees, and nothing before does."""
    text, at = place.text, place.start - 1
    verb = analyses(text.word[at])[0]
    if _is_done_by_somebody(place, at, verb):
        scores[Case.ABLT] += LISTED
        scores[Case.NOMN] += 4 * DISAGREES
        return
    if verb.pos != "VERB" or not verb.number:
        return
    several = behind_name(text, place.index)[1]
    if text.word[place.index] in word_list("spoken_of_as_one"):
        scores[Case.NOMN] += AGREES  # «сообщило РЖД»
    elif not agrees(verb, place.genders, Number.PLUR if several else place.number):
        authors = verb.number is place.number  # the author's own gender: «закрылось НКО», «ИГ показало запись»
        scores[Case.NOMN] += DISAGREES if authors else 4 * DISAGREES
    elif is_listed(text.word[at], "predicate") and is_said_of_relative(text, at, verb):
        scores[Case.NOMN] += 4 * DISAGREES
    elif not any(may_be_subject(text, left, verb) for left in range(clause(text, at)[0], at)):
        scores[Case.NOMN] += 2 * LISTED if _has_its_object(text, at, verb) else LISTED
    elif _is_done_to_thing(text, at, verb):
        scores[Case.NOMN] += 2 * LISTED


def _has_its_object(text: Text, at: int, verb: Analysis) -> bool:
    """Whether what a verb is done to stands before it, at the beginning: «документы не отправила ФНС»."""
    first = clause(text, at)[0]
    alone = first < at and text.is_word(first) and "," not in text.word[first:at]
    forms = analyses(text.word[first]) if alone else ()
    return verb.transitive and bool(forms) and forms[0].pos == "NOUN" and may_stand_in(forms, Case.ACCS)


def _is_done_to_thing(text: Text, at: int, verb: Analysis) -> bool:
    """Whether what may be the subject of what offices do is the thing it is done to: «дело ведёт ФСБ»."""
    if verb.lemma not in word_list("done_by_offices"):
        return False
    before = [left for left in range(clause(text, at)[0], at) if may_be_subject(text, left, verb)]
    return all(may_be_of(analyses(text.word[left]), "things_of_offices") for left in before)


def _is_done_by_somebody(place: Place, at: int, verb: Analysis) -> bool:
    """Whether a reflexive verb tells what is done to its subject: «проект финансируется МИД», «может решаться»."""
    text = place.text
    if not verb.lemma.endswith(_REFLEXIVE) or verb.pos not in ("VERB", "INFN") or is_listed(text.word[at], *_ASKS):
        return False
    if governors().get((verb.lemma, "verb"), Case.ABLT) is not Case.ABLT:
        return False
    base = analyses(verb.lemma.removesuffix(_REFLEXIVE))[0]
    if base.pos != "INFN" or not base.known or not base.transitive or not verb.known:
        return False
    finite = verb
    if verb.pos == "INFN":
        before = analyses(text.word[at - 1])[0] if text.has_word_before(at) else verb
        if before.pos not in ("VERB", "ADJS") or not before.number:
            return False
        finite = before
    return has_sure_subject(text, at, finite) or is_said_of_relative(text, at, finite)
