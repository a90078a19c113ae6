"""What the words before a number ask when the thing that is counted is looked at too."""

from __future__ import annotations

from collections.abc import Callable

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.governor import ANY, NOUNS, OBJECT, RANSOM, SUBJECT, Governor, How, is_listed
from briefing.normalization.grammar.morphology import Analysis, analyses, may_be_of
from briefing.normalization.grammar.parts_of_speech import stands
from briefing.normalization.grammar.ranked import is_ranked
from briefing.normalization.kinds import Case, Number
from briefing.normalization.quantity import ages, befallen, prepositions, whose
from briefing.normalization.quantity.ages import age, of_results
from briefing.normalization.quantity.items import Head
from briefing.normalization.quantity.objects import may_stand_as_object
from briefing.normalization.quantity.place import Place
from briefing.normalization.quantity.predicates import asked_behind, is_subject_of, is_wanted
from briefing.normalization.quantity.prepositions import is_wanting, tells_extent
from briefing.normalization.quantity.whose import amount, title
from briefing.normalization.sentence.text import DASHES
from briefing.normalization.tables import word_list

_PERIOD = "период"
_OF_BODIES = ("возраст", "возраста", "возрасте", "вес", "веса")


def regoverned(place: Place, head: Head) -> Governor:
    """Give what governs a number: what its noun tells, or what the words before it ask."""
    for rule in _RULES_BY_HOW[place.governor.how]:
        found = rule(place, head)
        if found is not None:
            return found
    return place.governor


def _of_price(place: Place, head: Head) -> Governor | None:
    """«Стоимость 5 билетов»: theirs; but «по цене 5 долларов», «отдали в аренду 12 игроков»."""
    governor = place.governor
    if not governor.tells_price or place.is_put_into:
        return None
    if head.is_money or (place.counts_sum and place.is_of(head.token + 1, "money")):
        return governor._replace(cases=SUBJECT)  # but «об аренде 3 тысяч га»
    return None if place.counts_sum or head.is_measure else governor.as_attribute()


def _of_extent(place: Place, head: Head) -> Governor | None:
    """«Территорией 8 регионов», «возраст 12 судей»: theirs; but «территорией 8 га», «население 9 тысяч человек»."""
    word, counted = place.text.word[place.governor.token], head.forms[0]
    if not is_listed(word, "measure") or counted.lemma in word_list("measures"):
        return None
    income = may_be_of(analyses(word), "incomes")
    extent = is_listed(word, "group") and counted.case is Case.GENT and not counted.animate
    theirs = counted.animate and counted.lemma != "человек" and place.text.lower(place.governor.token) in _OF_BODIES
    if not (income or extent or theirs) or counted.lemma in numerals.scale_names():
        return None
    return place.governor.as_attribute()


def _told_apart(place: Place, head: Head) -> Governor | None:
    """«Численностью сотрудников 1100 человек», «до опасной отметки ещё 440 сантиметров»: of no noun before."""
    told = tells_extent(place) or (head.is_measure and is_wanting(place))
    return place.governor._replace(cases=SUBJECT) if told else None


def _of_period(place: Place, head: Head) -> Governor | None:
    """«За период 10 лет»: so long it is; but «составил за период 10 тысяч рублей»."""
    if place.text.lower(place.governor.token) != _PERIOD or not head.is_of("times"):
        return None
    return place.governor.as_attribute()


def _earlier(place: Place, head: Head) -> Governor | None:
    """«Ранее 5 жителей написали мэру»; but «раньше 7 утра»."""
    governor, before = place.governor, place.text.word[max(0, place.governor.token - 1)]
    if governor.words in word_list("later") and place.noun == "раз":
        return governor._replace(cases=SUBJECT, how=How.VERB)  # «встречались ранее 12 раз»
    below = governor.words in ("ниже", "выше") and head.animate  # «Ниже 8 туристов разбили лагерь»
    if not (below or governor.words in word_list("later")) or (governor.token > 0 and before[-1].isalnum()):
        return None
    if head.is_measure:
        return None
    return governor._replace(cases=SUBJECT, how=How.VERB)


def _on_account(place: Place, head: Head) -> Governor | None:
    """«На счету группы 12 краж», «в составе делегации 12 человек»: what there is; but «в списке стран 5 лидеров – »."""
    text, token = place.text, place.governor.token
    rosters = word_list("rosters")
    while token > 0 and text.is_word(token) and text.lower(token) not in word_list("holdings") | rosters:
        token -= 1
    told = token < place.governor.token or text.lower(place.behind) == "из"  # «в рейтинге 14 новичков из России»
    roster = text.lower(token) in rosters and told and text.lower(place.behind) not in DASHES
    if not (roster or text.lower(token) in word_list("holdings")) or not place.stands_alone:
        return None
    return place.governor.as_existing()


def _of_owners(place: Place, head: Head) -> Governor | None:
    """«У подозреваемых 3 пистолета», «у неё самой 9 кошек»: the adjective and the noun are of two numbers."""
    governor = place.governor
    adjectives = {one.number for one in analyses(place.text.word[governor.token])}
    things = {form.number for form in head.agreeing_forms}
    several = adjectives == {Number.PLUR} or all(one.number is Number.PLUR for one in head.adjectives or head.forms)
    few = things == {Number.SING} and several and numerals.is_few(place.item.whole)
    few = few and place.item.is_whole  # «вместо прежних 2,5 процента»
    if not (few or place.is_of_himself) and not (things == {Number.PLUR} and adjectives == {Number.SING}):
        return None
    return governor.as_existing()


def _of_needed(place: Place, head: Head) -> Governor | None:
    """«Не набрал необходимых 50 голосов»: an accusative that would be of living things."""
    return None if any(form.animate for form in head.forms) else place.needed


def _to_recipient(place: Place, head: Head) -> Governor | None:
    """«Даёт своему владельцу 25 голосов», «уступили лидерам 9,4 секунды»: what somebody gets is not his attribute."""
    governor, recipient = place.governor, place.likeliest(place.governor.token)
    if recipient is None or not recipient.animate or head.animate or recipient.case is not Case.DATV:
        return None
    given = place.is_object and not may_stand_as_object(place.text, place.behind, 1)  # «напомнило жителям 5 правил»
    theirs = head.is_of("workplaces") or not given
    if recipient.number is not Number.SING and not place.item.digits and theirs:
        return None
    return governor._replace(cases=OBJECT, how=How.NOUN)


def _existing(place: Place, head: Head) -> Governor | None:
    """«У здания 2 этажа»: what there is, not the second one of it."""
    governor = place.governor
    if not is_ranked(head.forms) or not place.stands_alone:
        return None
    return governor.as_existing()


def _fronted(place: Place, head: Head) -> Governor | None:
    """«1 161 000 браков заключили в прошлом году»: the object of those who did it."""
    if head.animate:
        return None
    verb, behind = place.likeliest(head.token + 1), place.likeliest(head.token + 2)
    if verb is None or verb.pos != "VERB" or not verb.transitive or verb.number is not Number.PLUR:
        return None  # «1,7 миллиона проголосовавших»
    if behind is not None and behind.case in (Case.ACCS, Case.NOMN, Case.GENT):
        return None
    return Governor(OBJECT, place.text.lower(head.token + 1), How.VERB, head.token + 1)


def _lost(place: Place, head: Head) -> Governor | None:
    """«12 машин лишился парк», «500 тысяч рублей не хватает», «и 5 минут не прошло»."""
    lost = asked_behind(place, head.token + 1) is Case.GENT and not _is_how_long(place, head)
    even = place.word_behind == "не" and place.text.lower(place.before) == "и"
    lost = lost or (even and not stands(place.text, head.token + 2, "INFN"))  # «и 5 лет не показываться»
    return Governor((Case.GENT,), place.noun, How.VERB, head.token) if lost else None


def _is_how_long(place: Place, head: Head) -> bool:
    """«Он 6 лет добивался суда»: for how long; but «5 минут на это не хватило»."""
    verb = place.likeliest(head.token + 1) if head.is_of("times") else None
    return verb is not None and not is_wanted(place, head.token + 1)


def _of_subject(place: Place, head: Head) -> Governor | None:
    """«Власти 8 регионов согласились»: of the noun before, which is the subject."""
    governor = place.governor
    if head.is_measure or is_listed(place.text.word[governor.token], "plain"):
        return None
    people = all(not form.animate for form in head.forms) and any(
        one.animate for one in analyses(place.text.word[governor.token])
    )
    if (people and not is_listed(place.text.word[governor.token], "relation")) or not place.is_of_subject:
        return None
    return governor.as_attribute()


def _no_attribute(place: Place, head: Head) -> Governor | None:
    """«за год 5 раз», «в результате столкновения 5 человек погибли»: not of the noun before."""
    governor = place.governor
    lemma, deed = head.lemma, place.likeliest(governor.token)
    listed = is_listed(place.text.word[governor.token], "relation", "group") and governor.words != RANSOM
    done = deed is not None and _is_done_to(deed, place, lemma)
    share = lemma == "процент" and place.is_genitive(head.token + 1) and governor.how is How.RELATION
    sum_or_span = (lemma in word_list("measures") or place.counts_sum) and not (listed or done or share)
    never = lemma in word_list("never_attributes") and not done
    if not never and not sum_or_span and not _is_subject(place, head):
        return None
    return governor._replace(cases=SUBJECT, how=How.NOUN)


def _is_done_to(deed: Analysis, place: Place, thing: str) -> bool:
    """«О хищении 500 миллионов», «после прохождения 5 километров»: the sum or amount is what it is done to."""
    if thing in word_list("times"):
        return deed.lemma in word_list("deeds_to_times")
    amounts = not place.counts_sum and deed.lemma in word_list("deeds_to_amounts")
    return amounts or deed.lemma in word_list("deeds_to_sums")


def _is_subject(place: Place, head: Head) -> bool:
    """Whether a verb stands behind the counted, and the noun before is no subject itself."""
    before = place.likeliest(place.governor.token)
    if before is None or before.case is Case.NOMN:
        return False
    return is_subject_of(place.text, head.token + 1, place.governor, head)


_RULES: tuple[tuple[Callable[[Place, Head], Governor | None], frozenset[How]], ...] = (
    (title, NOUNS),
    (amount, NOUNS),
    (befallen.rescued, ANY),
    (whose.of_parents, NOUNS),
    (of_results, NOUNS),
    (whose.of_recipients, NOUNS),
    (whose.of_counted, NOUNS),
    (whose.of_authorities, frozenset([How.NOUN, How.PERSON])),
    (whose.in_belongings, NOUNS),
    (befallen.among, NOUNS | {How.ADJECTIVE}),
    (befallen.on_list, NOUNS | {How.ADJECTIVE}),
    (_of_price, NOUNS),
    (_of_extent, NOUNS),
    (_told_apart, NOUNS),
    (_of_period, frozenset([How.NOUN])),
    (_earlier, ANY),
    (ages.ago, ANY - {How.PREPOSITION}),
    (_existing, frozenset([How.NOUN, How.PERSON])),
    (befallen.victims, NOUNS),
    (_on_account, NOUNS),
    (befallen.receivers, frozenset([How.VERB])),
    (befallen.struck, frozenset([How.VERB])),
    (ages.lasted, frozenset([How.ADJECTIVE])),
    (ages.walked, frozenset([How.ADJECTIVE])),
    (_of_owners, frozenset([How.ADJECTIVE])),
    (_of_needed, frozenset([How.ADJECTIVE])),
    (prepositions.rather, frozenset([How.PREPOSITION])),
    (prepositions.as_large_as, frozenset([How.PREPOSITION])),
    (_to_recipient, frozenset([How.RELATION])),
    (ages.already, NOUNS),
    (ages.of_last, NOUNS),
    (ages.of_elders, NOUNS),
    (ages.how_long, frozenset([How.VERB])),
    (ages.without, frozenset([How.PREPOSITION])),
    (befallen.listed, frozenset([How.NONE])),
    (_fronted, frozenset([How.NONE])),
    (_lost, frozenset([How.NONE])),
    (age, ANY),
    (_of_subject, NOUNS),
    (whose.of_those_told, frozenset([How.RELATION])),
    (_no_attribute, frozenset([How.RELATION, How.GOVERNED])),
    (whose.authors, frozenset([How.PERSON, How.NOUN])),
    (prepositions.distance, ANY),
    (prepositions.at_price, frozenset([How.PREPOSITION])),
    (prepositions.set_beside, frozenset([How.PREPOSITION])),
    (prepositions.each, ANY),
    (prepositions.together_with, ANY),
    (prepositions.undeclined, ANY),
)
"""The first that fits holds; each with how the words before may decide for it to be asked."""
_RULES_BY_HOW = {how: tuple(rule for rule, asked in _RULES if how in asked) for how in How}
