"""The predicate beside a number, whose subject it may be («погибло при обстреле 7») or what it asks («5 % владеет»)."""

from __future__ import annotations

from briefing.normalization.grammar.doers import BREAKS, BREAKS_AND_COMMA
from briefing.normalization.grammar.governor import STILL, Governor, How, governors, preposition_cases
from briefing.normalization.grammar.joined import AND_OR
from briefing.normalization.grammar.morphology import Analysis, analyses, may_be_of, may_stand_in
from briefing.normalization.grammar.parts_of_speech import forms_at, is_of, is_relative, likeliest, stands
from briefing.normalization.kinds import DIRECT, Case, Gender, Number
from briefing.normalization.quantity.items import Head
from briefing.normalization.quantity.objects import AIMS
from briefing.normalization.quantity.phrases import may_be_genitive
from briefing.normalization.quantity.place import Place
from briefing.normalization.sentence.nearby import is_in_capitals
from briefing.normalization.sentence.text import DASHES, NUMBER, Text
from briefing.normalization.tables import word_list

_GENITIVES = 5  # words between what is counted and its verb: «12 тысяч жителей города остались»
_LONGEST_CLAUSE = 20  # tokens of a clause that tells more of what is counted, its commas among them
_TOLD = ("VERB", "PRTS", "ADJS")
_NEAR = 3  # words behind a verb among which its subject is looked for: «лидирует действующий президент»
_CLAUSE = 60  # tokens of a clause before a phrase
_REACH = 8  # tokens before and behind among which another subject is looked for
_VERBS = frozenset(["VERB", "PRTS", "INFN", "GRND", "PRTF", "ADJS", "PRED"])
_NAMING = frozenset(["NOUN", "NPRO", "NUMR"])
_NUMBER_OF = "число"  # «в число 450 депутатов вошли 5 врачей»
_REACHED = ("было", "исполнилось", "стукнуло", "минуло")
_ENOUGH = ("мало", "маловато", "достаточно", "недостаточно")
_BEFORE_WANTED = ("не", "будет", "было", "оказалось", "вполне", "явно", "уже", "точно", "всё", "равно", "может")
_FOR_WHAT = ("для", "на", "даже", "будет", "было")
_COUNTED = 2  # words between a number and the verb: «60 % акций владеет банк»


def lacks_subject(text: Text, preposition: int, behind: int, governor: Governor) -> bool:
    """«Эвакуированы из здания 50 человек», «погибло при обстреле 7 человек»: the number is the subject."""
    verb = preposition - 1
    if verb > 0 and _is_taken(text, verb):
        verb -= 1  # «принимали участие в выборах 30 партий»
    found = _predicate(text, verb)
    if found is None or _has_subject(text, range(verb - 1, max(-1, verb - 1 - _REACH), -1)):
        return False
    if governor.how is not How.RELATION or verb < preposition - 1:
        return True
    impersonal = found.pos == "PRTS" or found.gender is Gender.NEUT
    if not impersonal or text.lower(preposition) in AIMS:
        return False
    listed = text.lower(behind) in AND_OR  # «введено в эксплуатацию 27 школ и две больницы»
    return listed or not _has_subject(text, range(behind, behind + _REACH))


def _predicate(text: Text, token: int) -> Analysis | None:
    """A verb or short participle that agrees with a number of things as its subject."""
    found = forms_at(text, token)
    opens = not text.has_word_before(token)
    rare = bool(found) and found[0].pos == "ADJS"  # «снято» is hardly of «снятой»
    verb = next((one for one in found[: None if opens or rare else 1] if one.tells_deed), None)
    if verb is None or not verb.agrees_with_number:
        return None
    personal = verb.gender is not Gender.NEUT and verb.transitive
    return None if personal and not _is_taken(text, token + 1) else verb


def _is_taken(text: Text, token: int) -> bool:
    """Whether it is what many take or get: «принимали участие», «получили травмы»."""
    return may_be_of(forms_at(text, token), "taken_by_many")


def _has_subject(text: Text, tokens: range) -> bool:
    """Whether a subject stands among tokens, up to the end of the clause."""
    for token in tokens:
        if not 0 <= token < text.count or text.word[token] in BREAKS_AND_COMMA:
            return False
        found = forms_at(text, token)
        if preposition_cases(text.lower(token - 1)) or _is_acronym_of(text, token):
            continue  # «в Домодедово», «в городах РФ»
        before = forms_at(text, token - 1)
        if before and before[0].is_adjective and not may_stand_in(before, *DIRECT):
            continue  # «звеном пожарной службы»
        if any(one.case is Case.NOMN and one.pos in ("NOUN", "NPRO", "NUMR") for one in found):
            return True
    return False


def _is_acronym_of(text: Text, token: int) -> bool:
    """Whether an acronym stands directly behind a noun, whose attribute it is."""
    if not is_in_capitals(text, token) or not text.is_word(token - 1):
        return False
    return not text.broken(token) and stands(text, token - 1, "NOUN")


def is_subject_behind(text: Text, phrase: int, behind: int, governor: Governor, head: Head | None) -> bool:
    """«По данным властей 12 тысяч человек остались без света»: a phrase opens the clause, and a verb is behind."""
    token = behind
    while token < min(behind + _GENITIVES, text.count) and (
        text.word[token] in DASHES or text.kind[token] is NUMBER or _is_skipped(text, token)
    ):
        token += 1  # «12 учеников 5–7 классов победили»
    return is_subject_of(text, _past_clause(text, token), governor, head) and _opens(text, phrase)


def _past_clause(text: Text, token: int) -> int:
    """Give the verb behind a clause that tells more of what is counted: «15 школ, построенных в 2020 году, закрыты»."""
    if text.lower(token) != "," or not text.is_word(token + 1):
        return token
    opening = analyses(text.word[token + 1])[0]
    told_more = opening.pos == "PRTF" and opening.number is Number.PLUR
    if not told_more and not is_relative(text.lower(token + 1)):
        return token
    for behind in text.ahead(token + 2, _LONGEST_CLAUSE - 2, BREAKS):
        if text.word[behind] == "," and stands(text, behind + 1, *_TOLD):
            return behind + 1
    return token


def _opens(text: Text, phrase: int) -> bool:
    """Whether neither a subject nor a verb stands before a phrase in its clause: «Вслед за Омском»."""
    for token in text.back(phrase - 1, _CLAUSE, BREAKS_AND_COMMA):
        found = forms_at(text, token)
        if found and found[0].pos in _VERBS:
            return False
        leads = text.opens_line(token)  # «Переговоры о покупке 49 % акций сорвались»
        if any(one.case is Case.NOMN and one.pos in _NAMING for one in found[: None if leads else 1]):
            return False
    return True


def is_subject_of(text: Text, token: int, governor: Governor, head: Head | None) -> bool:
    """Whether a number of things before a token is the subject of the verb there, and nothing behind the verb is.

    `governor`: the noun before the number, whose attribute the number may be.
    """
    verb = likeliest(text, token)
    if verb is None or verb.pos not in _TOLD or governor.words == _NUMBER_OF:
        return False
    if verb.number is not Number.PLUR and verb.gender in (Gender.MASC, Gender.FEMN):
        return False
    if governor.how is How.RELATION and text.is_number(token + 1):
        return False  # «с участием 3 авто пострадали 6 человек», «после обработки 99 % голосов набирает 88 %»
    if verb.gender is Gender.NEUT and "что" in text.word[token + 1 : token + 1 + _NEAR]:
        return False  # «после опроса 500 жителей выяснилось, что»
    befallen = is_of(text, governor.token, "deeds_to_people")  # «на спасение 5 туристов отправили вертолёт»
    things = head is not None and head.measure is None and (befallen or not head.animate)
    aim = governor.how is How.RELATION and bool(preposition_cases(text.lower(governor.token - 1)))
    if things and verb.transitive and aim:
        return False  # «за взлом 8 сайтов осудили студента»
    if head is not None and _is_asked_by(text, governor, head):
        return False
    acts = governor.how is not How.RELATION or (head is not None and head.animate)
    subject = _agreeing_behind(text, token, verb)
    return subject is None or (verb.transitive and acts and not (subject.pos == "NOUN" and subject.animate))


def _is_asked_by(text: Text, governor: Governor, head: Head) -> bool:
    """«По просьбе 12 жильцов построили дорогу»: they ask, others act."""
    if text.lower(governor.token - 1) != "по" or not head.animate:
        return False
    return may_be_of(analyses(text.word[governor.token]), "asked_by_people")


def _agreeing_behind(text: Text, token: int, verb: Analysis) -> Analysis | None:
    """Give the noun a few words behind a verb that may be its subject: «начались проверки»; else None."""
    for behind in range(token + 1, token + 1 + _NEAR):
        if not text.goes_on(behind) or preposition_cases(text.lower(behind)):
            return None
        subjects = (one for one in analyses(text.word[behind]) if one.case is Case.NOMN)
        agree = (one for one in subjects if one.pos == "NUMR" or (one.pos == "NOUN" and one.number is verb.number))
        found = next(agree, None)
        if found is not None:
            return found  # «в столкновении 9 машин погибли двое»
    return None


def _is_skipped(text: Text, token: int) -> bool:
    """Whether a word between what is counted and its verb tells more of either: «жителей района часто спрашивали»."""
    if not text.goes_on(token):
        return False
    return may_be_genitive(text, token) or stands(text, token, "ADVB")


def asked_behind(place: Place, token: int) -> Case | None:
    """Give the case that the verb behind a number at the head of its clause asks; None where it asks nothing.

    `token`: behind the number or what it counts; genitives may stand there before the verb.
    """
    text = place.text
    if is_wanted(place, token):
        return Case.GENT
    token = place.past_genitives(token, _COUNTED)
    token += text.lower(token) == "не"
    verb = place.likeliest(token)
    if verb is not None and verb.pos == "PRED" and not text.broken(token):
        token += 1  # «5 целей можно достичь»
        verb = place.likeliest(token)
        return governors().get((verb.lemma, "verb")) if verb is not None and verb.pos == "INFN" else None
    if verb is None or text.broken(token):
        return None
    return None if verb.agrees_with_number else governors().get((verb.lemma, "verb"))  # «2 млн человек достигли»


def is_wanted(place: Place, token: int) -> bool:
    """«5 лет на это не хватит», «20 дней будет достаточно», «12 ставок для школы мало»: enough, or too little."""
    text, token = place.text, place.past_genitives(token, _COUNTED)
    if preposition_cases(text.lower(token)) and text.lower(token) not in _ENOUGH:
        token = place.past_genitives(token + 2, _COUNTED)  # «на ремонт дорог»
    while text.lower(token) in _BEFORE_WANTED:
        token += 1
    if text.lower(token) in _ENOUGH:
        return not text.goes_on(token + 1) or text.lower(token + 1) in _FOR_WHAT
    verb = place.likeliest(token)
    return verb is not None and verb.number is not Number.PLUR and verb.lemma in word_list("wanting")


def is_not_reached(place: Place) -> bool:
    """«Ей и 60 не было», «ему ещё 18 не исполнилось»: a bare number of years or hours that is not reached."""
    text, token = place.text, place.following
    if place.head is not None:
        return False
    before = place.likeliest(place.before)
    if before is not None and before.pos == "NOUN" and before.case is Case.GENT and before.number is Number.SING:
        return False  # «места 12 не было»
    token += text.lower(token) in STILL
    if text.lower(token) == "нет":
        return token + 1 == text.count or not text.is_word(token + 1)  # «ему и 7 нет»
    return text.lower(token) == "не" and text.lower(token + 1) in _REACHED
