"""The case of an abbreviated noun: what its place asks, and what the name or number beside it shows."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from briefing.normalization.grammar.case_of_name import standing
from briefing.normalization.grammar.governor import INTO, WITH, Governor, How, preferred_cases
from briefing.normalization.grammar.morphology import Analysis, analyses, is_known
from briefing.normalization.grammar.parts_of_speech import is_of
from briefing.normalization.kinds import DIRECT, Case, Gender, Number
from briefing.normalization.rules.abbreviations import abbreviation_neighbours, law
from briefing.normalization.rules.abbreviations.abbreviation_tables import Noun, triggers
from briefing.normalization.rules.context import Context
from briefing.normalization.sentence import calendar
from briefing.normalization.sentence.nearby import closes_quotation
from briefing.normalization.sentence.readings import Kind
from briefing.normalization.sentence.text import DASHES, OPENING, Text
from briefing.normalization.tables import beginnings, word_list

_LONGEST_ACRONYM = 5  # capitals; more of them are a name
_NEWSPAPER, _VOLUME, _CITY = "Коммерсант", "том", "Санкт-Петербург"
_STREET, _MUSIC = "улица", "музыка"
_MEASURES = ("метр", "километр", "неделя", "месяц", "квартал")


class _Place(NamedTuple):
    """An abbreviation in its text: its first token, the offset behind it, its row of the table, what governs it."""

    context: Context
    token: int
    end: int
    entry: Noun
    governor: Governor

    @property
    def text(self) -> Text:
        """The text."""
        return self.context.text

    @property
    def head(self) -> str:
        """The noun that it stands for; nothing where that does not decline."""
        return self.entry.name.head if self.entry.name else ""

    @property
    def is_of_person(self) -> bool:
        """Whether it stands for somebody: «проф.», «зам.»."""
        return bool(self.head) and analyses(self.head)[0].animate


def case_of(context: Context, index: int, end: int, entry: Noun) -> Case:
    """Give the case of an abbreviation that ends at an offset: by the first condition that holds, else by its place."""
    place = _Place(context, index, end, entry, context.govern(index))
    case = next((case for condition in _CASES if (case := condition(place))), Case.NONE) or _in_its_place(place)
    if case is Case.NOMN and place.head == _STREET and _is_oblique_adjective(place):
        return Case.LOCT  # «по улицам Лесной, Дачной, ул. Садовой»
    if place.is_of_person:
        return abbreviation_neighbours.shown_by_bearer(place.text, place.governor, place.text.at(end, index), case)
    return case


def _of_address(place: _Place) -> Case:
    """«По адресу ул. Мира, 5», «по адресу г. Тверь»; but «адресовано г-ну Лосеву»."""
    places = word_list("kinds_of_street") | word_list("settlements")
    told = place.text.lower(place.token - 1).startswith("адрес") and place.head in places
    return Case.NOMN if told else Case.NONE


def _of_named_street(place: _Place) -> Case:
    """«Городской суд, ул. Садовая»: an adjective shows that no noun before governs the street."""
    if place.governor.how is not How.NOUN or place.head not in word_list("kinds_of_street"):
        return Case.NONE
    forms = _name_forms(place)
    return Case.NOMN if forms and all(one.pos == "ADJF" and one.case in DIRECT for one in forms) else Case.NONE


def _with_adjective(place: _Place) -> Case:
    """«Слободской р-н»: a form of the adjective in the noun's gender, which alone goes with it."""
    if place.governor.how is not How.ADJECTIVE or place.governor.token != place.token - 1 or place.entry.name is None:
        return Case.NONE
    forms = analyses(place.text.word[place.token - 1])
    theirs = [one.case for one in forms if one.is_adjective and one.gender is place.entry.name.gender]
    if not theirs or place.governor.first in theirs:
        return Case.NONE
    return next((case for case in place.governor.cases if case in theirs), theirs[0])


def _begins_name(place: _Place) -> Case:
    """«От остановки «Ул. Садовая»»: what a stop or the like is called."""
    called = place.text.word[place.token - 1] in OPENING and place.head in word_list("kinds_of_street")
    return Case.NOMN if called and not _is_oblique_adjective(place) else Case.NONE


def _of_newspaper(place: _Place) -> Case:
    """«Как стало известно “Ъ”», «выяснил “Ъ”»."""
    return abbreviation_neighbours.case_of(place.text, place.token) if place.head == _NEWSPAPER else Case.NONE


def _ends_name(place: _Place) -> Case:
    """«В банке «МЕНАТЕП СПб»»: a city at the end of a name that is no word, but «музей «История СПб»», «ТЭК СПб»."""
    text, token = place.text, place.token
    if place.head != _CITY or token + 1 >= text.count or not closes_quotation(text, token + 1):
        return Case.NONE
    before = text.word[token - 1] if text.is_word(token - 1) else ""
    capitals = before.isupper() and len(before) > _LONGEST_ACRONYM
    named = capitals or (before.istitle() and not is_known(before))
    return Case.NOMN if named else Case.NONE


def _before_colon(place: _Place) -> Case:
    """«Тел.: …»."""
    opens = place.text.clean.startswith(":", place.end) and place.governor.how is not How.PREPOSITION
    return Case.NOMN if opens else Case.NONE


def _behind_number(place: _Place) -> Case:
    """«Выпуск 3 т. 26», «в доме 5 корп. 2», «170000 г. Тверь»."""
    numbered = place.text.is_number(place.token - 1)
    parts = place.head == _VOLUME or place.head in word_list("houses_named") | word_list("settlements")
    return Case.NOMN if numbered and parts else Case.NONE


def _of_law(place: _Place) -> Case:
    """«По п. 3 ст. 15»."""
    return law.case_of_part(place.context, place.token, place.head)


def _behind_preposition(place: _Place) -> Case:
    """«В мес.», «в авг. и сент.»."""
    if place.entry.after != "preposition":
        return Case.NONE
    if place.text.lower(place.token - 1) == "и" and place.context.noun is not None:
        return place.context.noun.case
    return Case.LOCT if place.governor.words in INTO and place.head in calendar.nominatives() else place.governor.first


def _of_house(place: _Place) -> Case:
    """«По адресу: Невский проспект д. 5», «кв. 5»."""
    house = place.entry.before == "number" and place.head in word_list("houses_named")
    return Case.NOMN if house and abbreviation_neighbours.is_street(place.context, place.governor) else Case.NONE


def _listed(place: _Place) -> Case:
    """«Из д. Лужки и с. Покровское», «из МБОУ СОШ г. Тула»."""
    shared = abbreviation_neighbours.shared_case(place.context, place.token, place.head)
    return shared or abbreviation_neighbours.of_institution(place.text, place.token, place.head)


def _of_ship(place: _Place) -> Case:
    """«Ледокол «Арктика» пр. 22220»; but «по пр. 22220»."""
    return Case.GENT if place.entry.note == "ship" and place.governor.how is not How.PREPOSITION else Case.NONE


def _onto(place: _Place) -> Case:
    """«Удар на г. Орёл», «балет на муз. Петрова», «свернёт на ул. Садовую»."""
    if place.governor.words != "на":
        return Case.NONE
    forms = _name_forms(place) if place.head == _STREET else []
    shown = bool(forms) and all(one.pos == "ADJF" and one.case is Case.ACCS for one in forms)
    return Case.ACCS if shown or place.head == _MUSIC or place.head in word_list("settlements") else Case.NONE


def _behind_time(place: _Place) -> Case:
    """«С 8.00 до 17.00 д. Новая», «на 30 минут с. Горки»: a place that something is told of."""
    last, word = place.context.number, place.token - 1
    if last is None or place.head not in word_list("settlements") | word_list("kinds_of_street"):
        return Case.NONE
    timed = last.kind is Kind.TIME and last.end == place.text.end[word]
    lasting = last.kind is Kind.QUANTITY and is_of(place.text, word, "times")
    return Case.NOMN if timed or lasting else Case.NONE


def _of_lady(place: _Place) -> Case:
    """«Господин Орлов и г-жа Орлова»: the ending is written."""
    return Case.NOMN if place.text.lower(place.token + 2) == "жа" else Case.NONE


def _shown(place: _Place) -> Case:
    """«Данные, представленные в табл. 1»: shown there, not brought there."""
    shown = place.text.lower(place.governor.token - 1).startswith("представлен")
    return Case.LOCT if shown and place.governor.words in INTO and place.entry.before == "number" else Case.NONE


def _met(place: _Place) -> Case:
    """«Столкнулся с а/м», «наезд на а/м», but «ехал на а/м»."""
    if place.head != "автомобиль":
        return Case.NONE
    met = place.text.lower(place.governor.token - 1).startswith(beginnings("met"))
    if place.governor.words in WITH:
        return Case.ABLT if met else Case.NONE
    return (Case.ACCS if met else Case.LOCT) if place.governor.words == "на" else Case.NONE


def _per_measure(place: _Place) -> Case:
    """«12 млн за кв. м», «за нед.»."""
    told = place.governor.words == "за" and place.head in _MEASURES
    return Case.ACCS if told else Case.NONE


def _of_somebody(place: _Place) -> Case:
    """«Сообщил первый зам. мэра», not «первого»; «поручил зам. мэра»: to whom."""
    if not place.is_of_person:
        return Case.NONE
    agrees = place.governor.how is How.ADJECTIVE and Case.NOMN in place.governor.cases
    return Case.DATV if place.governor.gives else Case.NOMN if agrees else Case.NONE


def _beside_first(place: _Place) -> Case:
    """«Доктор наук и канд. наук», «Зам. министра и нач. отдела»."""
    return (
        Case.NOMN
        if place.is_of_person and abbreviation_neighbours.is_second_of_two(place.text, place.token)
        else Case.NONE
    )


_CASES: tuple[Callable[[_Place], Case], ...] = (
    _of_address,
    _of_named_street,
    _with_adjective,
    _begins_name,
    _of_newspaper,
    _ends_name,
    _before_colon,
    _behind_number,
    _behind_time,
    _of_law,
    _behind_preposition,
    _of_house,
    _listed,
    _of_ship,
    _onto,
    _of_lady,
    _shown,
    _met,
    _per_measure,
    _of_somebody,
    _beside_first,
)


def _in_its_place(place: _Place) -> Case:
    """Give the case that the place asks, together with the name behind where that declines along with the noun."""
    text, entry, index = place.text, place.entry, place.token
    if entry.before == "period" and text.word[index - 1] in DASHES and text.lower(index - 4) in triggers():
        index -= 4  # «кон. XVI — нач. XVII в.»
    gender = entry.name.gender if entry.name else Gender.MASC
    asked = standing(place.context.government, index, gender, Number.SING).case
    if entry.before == "period" and place.governor.words == "по":
        return Case.ACCS  # «с нач. апреля по кон. мая»
    if entry.before != "name":
        return Case.GENT if place.governor.words in WITH and entry.before in ("street", "any", "period") else asked
    return _case_with_name(place, asked)


def _is_oblique_adjective(place: _Place) -> bool:
    """Whether a street is called by an adjective that is not in the nominative: «ул. Садовой»."""
    forms = _name_forms(place)
    oblique = bool(forms) and all(one.pos == "ADJF" and one.case is not Case.NOMN for one in forms)
    if not oblique:
        return False
    noun = place.text.at(place.end, place.token) + 1  # «ул. Горной Сосны»
    named = place.text.goes_on(noun) and place.text.word[noun].istitle()
    return not (named and any(one.pos == "NOUN" and one.case is Case.GENT for one in analyses(place.text.word[noun])))


def _case_with_name(place: _Place, asked: Case) -> Case:
    """«в г. Твери», «из с. Ивановки»: the case that is asked for, or another of the governor's that the name shows."""
    text, governor = place.text, place.governor
    forms = _name_forms(place)
    allowed = {one.case for one in forms}
    if governor.how is How.PREPOSITION:
        usual = Case.GENT if governor.words in WITH else asked
        if Case.NOMN in allowed:  # a name that does not show its case
            return usual
        return next((case for case in preferred_cases(governor) if case in allowed), usual)
    untold = allowed <= {Case.NOMN} or any(one.number is Number.PLUR for one in forms)
    if place.head in word_list("settlements") and untold:
        return Case.ACCS if governor.how is How.VERB and governor.first is Case.ACCS else asked  # «уничтожил д. Лужки»
    named = governor.how is How.ADJECTIVE and text.word[governor.token].istitle()  # «в микрорайоне Южный г. Орла»
    if not allowed or not (named or governor.how in (How.NONE, How.VERB, How.NOUN, How.RELATION)):
        return asked
    likeliest = next((one.case for one in forms if one.case is not Case.LOCT), Case.NONE)  # no preposition asks it
    shown = likeliest in (Case.GENT, Case.ABLT, Case.DATV) or (governor.how is How.VERB and likeliest is Case.ACCS)
    return likeliest if shown else asked


def _name_forms(place: _Place) -> list[Analysis]:
    """Give what a name may be: of an adjective what agrees with the noun («п. Лесной»), of a plural only «д. Лужки»."""
    text, gender = place.text, place.entry.name.gender if place.entry.name else None
    named = text.past_quotes(text.at(place.end, place.token))
    found = [one for one in analyses(text.word[named]) if one.case] if named < text.count else []
    one_by_one = [one for one in found if one.number is not Number.PLUR or one.case is Case.NOMN]
    agreeing = [one for one in one_by_one if one.pos == "ADJF" and one.gender == gender]
    return agreeing or [one for one in one_by_one if one.pos in ("NOUN", "ADJF")]
