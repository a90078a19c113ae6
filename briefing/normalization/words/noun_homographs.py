"""Nouns whose genitive singular is spelled as their plural: «у стран+ы», «эти стр+аны».

What stands before the noun tells: a preposition, a numeral, an adjective, a verb, another noun. All words here are
folded (small letters, е for ё).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from briefing.normalization.grammar.morphology import Analysis
from briefing.normalization.kinds import DIRECT, Case, Gender, Number
from briefing.normalization.words import behind_nouns
from briefing.normalization.words.behind_nouns import BehindNoun
from briefing.normalization.words.clauses import (
    NEGATIONS,
    PAUSES,
    Parse,
    agreeing,
    has_object,
    in_genitive_list,
    is_direct,
    may_be_object,
    stands_apart,
    stands_in_list,
    verb_behind,
    without_names,
    without_possessives,
)
from briefing.normalization.words.surroundings import Surroundings

OPENING_QUOTE = "«"
"""Stands before a word that begins a title or name in quotation marks; the closing one may stand behind it."""

Decider = Callable[[Sequence[str], Sequence[str], Parse], str | None]
"""The words before (nearest last), the words behind, and how words are analysed → the reading, or None."""

_GENDERS = {"feminine": Gender.FEMN, "neuter": Gender.NEUT, "masculine": Gender.MASC, "animate": Gender.MASC}
_CERTAIN = 0.9  # of a word's uses from which on others don't count: «вся» is hardly ever a plural
_FEW_BEFORE = 3  # words before the noun among which its numeral is: «два новых жилых дома»
_STOPS = frozenset([".", "!", "…"])
_THAT, _ALL = "что", "все"
_PAIRS = {"так": "как", "но": "только"}  # «как …, так и», «не только …, но и»
_COLON = ":"  # behind it a clause begins
_ONE = "один"
_AT = "у"


def genitive_or_plural(genitive: str, plural: str, gender: str, known: Surroundings) -> Decider:
    """Make what tells the genitive singular of a noun from its nominative (and, if lifeless, accusative) plural.

    `gender` is feminine, neuter, masculine or animate (a masculine person).
    """
    spelling = plural.replace("+", "").replace("ё", "е")
    noun = _Noun(spelling, _GENDERS[gender], gender == "animate", known)

    def decide(previous: Sequence[str], following: Sequence[str], parse: Parse) -> str | None:
        is_plural = noun.is_plural(previous, following, parse)
        return None if is_plural is None else plural if is_plural else genitive

    return decide


@dataclass(frozen=True, slots=True)
class _Noun:
    """What has to be known of a noun to tell its genitive singular from its plural."""

    spelling: str
    gender: Gender
    animate: bool
    known: Surroundings

    def is_plural(self, previous: Sequence[str], following: Sequence[str], parse: Parse) -> bool | None:
        """Whether it is the plural; None where the words around it don't tell."""
        before = without_possessives(previous, self.known)
        if self.spelling in self.known.cited and following and following[0] in self.known.citing:
            return True  # «его слова приводит агентство»
        if self._is_missed(before, following) or self._is_much(before, following, parse):
            return False
        if not before or before[-1] == _COLON:
            at_home = self.spelling in self.known.adverbs and following[:1] == [_ALL]
            return None if at_home else self._at_beginning(following, parse)  # «дома все спали»
        word = before[-1]
        if word == OPENING_QUOTE:
            # A title begins in the nominative: «Игры разума».
            return None if self.animate or self.spelling in self.known.titles else True
        if word in self.known.genitive_prepositions or self._is_few(word):
            return False
        if word in self.known.accusative_prepositions:
            return None if self.animate else True
        if in_genitive_list(before, parse, self.known):
            return None if verb_behind(following, parse) else False
        if self._is_of_several(following) or (not self.animate and stands_in_list(before, following, parse)):
            return True
        if word in self.known.relatives:
            return None
        if word == _THAT and self._is_subject(following, parse):
            return True  # «отмечалось, что стороны согласились»
        if word in self.known.conjunctions:
            return self._joined(before, parse)
        return self._by_kind(before, following, parse)

    def _by_kind(self, before: Sequence[str], following: Sequence[str], parse: Parse) -> bool | None:
        """Ask what kind of word stands before the noun."""
        word = before[-1]
        analyses = without_names(parse(word)) if word[:1].isalpha() else ()
        kinds = {one.pos for one in analyses}
        if "VERB" in kinds and not analyses[0].known:
            return None  # what no dictionary has may be either: «взвинтят цены», «вихлят дома»
        if kinds & {"ADJF", "PRTF"} and not ("NOUN" in kinds and stands_apart(agreeing(parse, word))):
            return self._by_adjective(before, following, parse)
        if before[-2:] == ["друг", "другу"]:
            return True  # «пожали друг другу руки»
        if verbs := self._giving(before, analyses, parse):
            given = bool(following) and any(one.pos == "NOUN" and one.case is Case.ACCS for one in parse(following[0]))
            # «Портит людям глаза», «вытер им слёзы», but «открыл жителям страны дорогу».
            return None if given else self._by_verb(before[:-1], verbs)
        if analyses and analyses[0].pos in ("VERB", "INFN", "GRND"):
            return None if "NOUN" in kinds else self._by_verb(before, analyses)  # «закрой глаза», «суть дела»
        if self.spelling in self.known.adverbs and ("NPRO" in kinds or word == "у себя"):
            return False  # «чувствует себя д+ома»
        if "NPRO" in kinds or (before[-2:-1] == ["у"] and "NOUN" in kinds):
            return None  # «вытер им слёзы», «у мужчины руки …»
        if kinds == {"PRTS"} or kinds == {"ADJS"}:
            return self._by_participle(analyses)
        if "NOUN" in kinds:
            if kinds & {"ADVB", "PREP"} and not any(one.lemma in self.known.times for one in analyses):
                return None  # «справа горы», «кругом леса»
            nouns = [one for one in analyses if one.pos == "NOUN"]
            place = BehindNoun(self.spelling, self.known, before, nouns, following, parse, self._behind_adverb)
            return behind_nouns.is_plural(place)
        if kinds <= {"CONJ", "ADVB", "PRCL", "INTJ"} and word != "не":
            return self._behind_adverb(following, parse)
        return None

    def _behind_adverb(self, following: Sequence[str], parse: Parse) -> bool | None:
        """«Вчера цены выросли», «ночью дома у чиновника провели обыск»."""
        if self._is_subject(following, parse):
            return True
        return False if verb_behind(following, parse) and self._is_at_home(following, parse) else None

    def _joined(self, before: Sequence[str], parse: Parse) -> bool | None:
        """«Камни и брёвна», «как самой области, так и страны»."""
        partner = before[-2] if len(before) > 1 else ""
        if partner == "," and len(before) > 2:
            partner = before[-3]  # «и смех, и слёзы»
        opens = _PAIRS.get(partner, "")
        if opens not in before[:-2]:
            return True if is_direct(parse(partner)) else None
        head = parse(before[before.index(opens) + 1])
        if all(one.case not in DIRECT for one in head):
            return False if any(one.case is Case.GENT for one in head) else None
        return True if is_direct(head) else None

    def _is_missed(self, before: Sequence[str], following: Sequence[str]) -> bool:
        """Whether the noun is what there is none or enough of: «места нет», «не было цены», «места хватило»."""
        if "нет" in (*following[:1], *before[-1:]) or any(word in self.known.enough for word in following[:1]):
            return True
        behind = following[:1] == ["не"] and any(word in self.known.absence for word in following[1:2])
        return behind or (before[-2:-1] == ["не"] and before[-1] in self.known.absence)

    def _is_much(self, before: Sequence[str], following: Sequence[str], parse: Parse) -> bool:
        """Whether it is told how much there is of the noun: «мало леса», «снега было много», «ни слова»."""
        behind = following[1:2] if any(word in self.known.being for word in following[:1]) else following[:1]
        told = {*before[-1:], *behind} & self.known.quantities or (before[-1:] == ["ни"] and "ни" not in following)
        return bool(told) and not verb_behind(following, parse)  # «города много тратят»

    def _is_subject(self, following: Sequence[str], parse: Parse) -> bool:
        """Whether a verb in the plural behind it is said of the noun: «цены выросли»; «учителя уволили» needn't be."""
        if not verb_behind(following, parse):
            return False
        if self.spelling in self.known.adverbs and (following[0] == _AT or has_object(following, parse)):
            return False  # «дома у чиновника нашли деньги», «вчера дома отключили свет»
        genitive_verbs = self.known.genitive_verbs
        return not may_be_object(following, parse, animate=self.animate, genitive_verbs=genitive_verbs)

    def _is_at_home(self, following: Sequence[str], parse: Parse) -> bool:
        """«Дома у чиновника нашли деньги»."""
        if self.spelling not in self.known.adverbs or following[0] != _AT or not has_object(following, parse):
            return False
        return any(one.pos == "NPRO" or one.animate for one in parse(following[1]))

    def _at_beginning(self, following: Sequence[str], parse: Parse) -> bool | None:
        """«Цены на нефть …» opens a sentence in the nominative; «воды не будет», «дома тепло»."""
        if self._is_subject(following, parse) or self._is_of_several(following):
            return True
        if verb_behind(following, parse):
            return False if self._is_at_home(following, parse) else None
        if self._is_vague or NEGATIONS & set(following):
            return None
        if not following or following[0] in _STOPS:
            return None if self.animate else True  # «Звёзды.»
        if following[0] in PAUSES and not self.animate:  # «страны, вероятно, …», but «луны, бегущей …»
            behind = following[1] if len(following) > 1 else ""
            return None if any(one.number is Number.SING for one in agreeing(parse, behind)) else True
        if following[0] in self.known.conjunctions and following[1:2]:  # «Слёзы и пряники»
            return True if any(one.pos == "NOUN" and one.case is Case.NOMN for one in parse(following[1])) else None
        likeliest = parse(following[0])[:1]
        if any(one.is_adjective and one.case is Case.GENT and one.gender is not self.gender for one in likeliest):
            return True  # «адреса уехавших», «острова Курильской гряды»
        return True if any(one.pos in ("PREP", "NOUN") for one in likeliest) else None

    def _by_participle(self, analyses: Sequence[Analysis]) -> bool | None:
        """«Обнаружены тела», «нужны права», but «лишены воды», «оставлены дома»."""
        if self.spelling in self.known.adverbs:
            return None
        if any(one.lemma in self.known.genitive_verbs for one in analyses):
            return False
        return True if all(one.number is Number.PLUR for one in analyses) else None

    def _is_of_several(self, following: Sequence[str]) -> bool:
        """Whether several numbers follow: «маршрутов номера 1, 2»."""
        number = following[0] if following else ""
        return self.spelling in self.known.numbered and (number.isdigit() or number == _ONE or number in self.known.few)

    @property
    def _is_vague(self) -> bool:
        """Whether the noun's genitive stands in many other places: «воды», «дома»."""
        return self.spelling in self.known.substances | self.known.adverbs

    def _by_adjective(self, before: Sequence[str], following: Sequence[str], parse: Parse) -> bool | None:
        """«Новой страны» is the genitive, «новые страны» the plural — but «две новые страны»."""
        adjectives = agreeing(parse, before[-1])
        if adjectives[0].number is Number.SING and adjectives[0].case is Case.NOMN and adjectives[0].score > _CERTAIN:
            return None
        genders = (self.gender, Gender.MASC) if self.spelling in self.known.common else (self.gender,)
        genitive = any(
            one.case is Case.GENT and one.number is Number.SING and one.gender in genders for one in adjectives
        )
        plural = any(
            one.number is Number.PLUR and (one.case is Case.NOMN or (one.case is Case.ACCS and not one.animate))
            for one in adjectives
        )
        if not genitive and not plural:
            if any(self._is_few(one) for one in before[-_FEW_BEFORE:-1]) and any(
                one.case is Case.GENT for one in adjectives
            ):
                return False  # «три уголовных дела»
            # «При этом стороны заявили».
            return True if before[-1] in self.known.pronouns and verb_behind(following, parse) else None
        if genitive == plural or (plural and self.spelling in self.known.adverbs and before[-1] == _ALL):
            return None  # «все дома»
        if plural and len(before) > 1 and self._is_few(before[-2]):
            return False
        return plural

    def _by_verb(self, before: Sequence[str], analyses: Sequence[Analysis]) -> bool | None:
        """«Посетил страны», «растут цены»; «не знал страны» may be either."""
        if self.spelling in self.known.predicates and self._any_is(analyses, self.known.becoming):
            return True  # «она оказалась прав+а»
        transitive = any(one.transitive for one in analyses)
        if self.spelling in self.known.adverbs:
            return self._by_verb_of_place(analyses, transitive=transitive)
        if analyses[0].lemma == "иметь" and before[-2:-1] == ["не"]:
            return False  # «не имеет права»
        if any(one.lemma in self.known.genitive_verbs for one in analyses):
            return None if transitive else False
        if transitive and self.animate:
            return None if any(one.number is Number.PLUR for one in analyses) else False  # «цитирует директора»
        if transitive:
            farther = before[-3:-2] == ["не"] and analyses[0].pos == "INFN"  # «не смог получить права»
            negated = farther or before[-2:-1] in (["не"], ["ни"])
            return None if negated or self.spelling in self.known.substances else True
        return True if any(one.pos == "VERB" and one.number is Number.PLUR for one in analyses) else None

    @staticmethod
    def _giving(before: Sequence[str], analyses: Sequence[Analysis], parse: Parse) -> Sequence[Analysis]:
        """Give the analyses of the verb before whom something is given or done to; none where there is none."""
        somebody = any(one.pos == "NPRO" and one.case is Case.DATV for one in analyses) or (
            bool(analyses) and all(one.case is Case.DATV and (one.animate or one.is_adjective) for one in analyses)
        )
        verbs = parse(before[-2]) if somebody and len(before) > 1 else ()
        return verbs if verbs and verbs[0].pos in ("VERB", "INFN", "GRND") and verbs[0].transitive else ()

    def _by_verb_of_place(self, analyses: Sequence[Analysis], *, transitive: bool) -> bool | None:
        """«Сидит д+ома», «сгорели дом+а»; «оставил дома ключи», «собрались дома» may be either."""
        if self._any_is(analyses, self.known.standing):
            return True if any(one.number is Number.PLUR for one in analyses) else None
        if self._any_is(analyses, self.known.staying):
            return False
        return None if transitive or any(one.number is Number.PLUR for one in analyses) else False

    @staticmethod
    def _any_is(analyses: Sequence[Analysis], lemmas: Collection[str]) -> bool:
        return any(one.lemma in lemmas for one in analyses)

    def _is_few(self, word: str) -> bool:
        """Whether a numeral, in letters or digits, ends in two, three or four, which take the genitive singular."""
        last = word.rpartition("-")[2]  # of «две-три»
        return last in self.known.few or (last.isdigit() and last[-1] in "234" and last[-2:-1] != "1")
