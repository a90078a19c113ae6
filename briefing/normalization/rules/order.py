"""Which rules are asked at a token of each kind, in their order: the first that knows the span decides.

Most rules know nothing of each other's spans and could stand in any order. Where two read the same, a comment says
which has to come before which, with an example that is read wrongly otherwise; `test_order.py` holds it to that.
"""

from __future__ import annotations

from string import ascii_letters

from briefing.normalization.rules import triggers
from briefing.normalization.rules.abbreviations import abbreviations, law, set_phrases, single_letters
from briefing.normalization.rules.amounts import (
    and_over,
    formulas,
    fractions,
    headings,
    measures,
    money,
    pairs,
    quantities,
    scores,
    signed_numbers,
    signs,
)
from briefing.normalization.rules.calendar import dates, dates_in_figures, reporting, times, weekdays, years
from briefing.normalization.rules.codes import designations, housing, number_signs, phones, roads, versions
from briefing.normalization.rules.context import Rule
from briefing.normalization.rules.letters import brands, capitals, latin_words, transliterated
from briefing.normalization.rules.ordinals import (
    army_units,
    compounds,
    described,
    ordinal_endings,
    ordinals,
    roman,
    roman_names,
    roman_numerals,
    school_classes,
)
from briefing.normalization.rules.triggers import (
    DASHES,
    DIGITS,
    FRACTIONS,
    LETTERS,
    QUOTES,
    SMALL,
    Trigger,
    WordTrigger,
    any_number,
    before,
    closing,
    either,
    grown,
    joined,
    long,
    opening,
    spaced,
    touching,
)
from briefing.normalization.sentence import calendar
from briefing.normalization.tables import beginnings

_ENDED = either(touching("," + DASHES + SMALL), spaced("ихйю" + DASHES + DIGITS))
"""With the ending of an ordinal: «5-й», «10 000-й»."""
AT_NUMBER: tuple[tuple[Rule, Trigger], ...] = (
    (measures.angle, before("°")),
    (formulas.hydroxyl, touching("(-‑OО")),  # before quantities.quantity: «Сдали 25(OH)D.»
    # before quantities.quantity: «Вернём за 5 (пять) дней»
    (quantities.twice, either(before("(" + DIGITS), touching(","))),
    # before all that read the number alone: «20th Century Studios», «1xBet»
    (latin_words.name_with_number, joined(ascii_letters)),
    # before designations.behind_letters: «сезон-2025/26»; before years.year: «с 2026/2027 учебного года»
    (years.season, touching("/")),  # before fractions.slashed: «Сезон 27/28 начался.»
    (reporting.number_first, before("МMКKQПHмкп")),  # before designations.before_letters: «За 9М 2026 долг вырос»
    (reporting.forecast, touching("ПEЕF")),  # before designations.before_letters: «Мультипликатор на 2026E»
    (quantities.run_on, grown),  # before designations.behind_letters: «Порывы до12 метров.»
    # before designations.before_letters: «Т-90М»; before versions.version: «Союз-2.1б»
    (designations.behind_letters, grown),
    (and_over.and_over, touching("+-–—%,")),  # before quantities.quantity: «проедет 300–400+ км»
    # before phones.account: «89123456789»; before quantities.labelled: «по номеру 8 800 100-43-21»
    (phones.phone, phones.goes_on),
    # before roman_numerals.arabic: «Ждали трамвай номер 15в.»; before quantities.labelled: «Ждали трамвай номер 15в.»
    (number_signs.behind_word, touching("-/" + LETTERS)),
    # before designations.before_letters: «Приют закрыли 5-III-1918»
    (dates_in_figures.roman_month, touching("./-")),
    # before versions.version: «до 10.05.24»; before dates_in_figures.day_dot_month: «утром 14.06. 2003 г.»
    (dates_in_figures.numeric_date, touching("./-")),
    (dates_in_figures.month_of_year, touching(".")),  # before quantities.quantity: «Запрет с 01.2027.»
    # before times.clock: «Каникулы идут с 9.05 по 12.05.»; before dates_in_figures.day_dot_month: «с 30.04 на 1.05»
    (dates_in_figures.day_to_day, touching(".")),
    (dates_in_figures.days_of_month, touching("-–—")),  # before quantities.quantity: «15–17.12 — ярмарка»
    (times.race_time, touching(".:")),  # before times.clock: «пробежал за 3:36,4»
    # before scores.colon: «в 10:30 AM»; before designations.before_letters: «в 11PM»
    (times.twelve_hours, before("apAP:")),
    (times.hour, either(touching("-–—"), spaced("дп-–—"))),  # before quantities.quantity: «с 9 до 18:30»
    (times.clock, touching(".:-–")),  # before scores.colon: «16:00»
    # before quantities.quantity: «Судят по ст. 158 ч. 2, 161 ч. 1.»
    (law.article_in_row, either(spaced("ч"), touching("."))),
    (measures.size, touching(".,")),  # before versions.version: «Kia Rio 1.6 MPI»
    (designations.resolution, touching(".,")),  # before quantities.quantity: «Экран в 2.5K ярок.»
    (versions.section, touching(".")),
    (versions.version, touching(".")),
    (dates_in_figures.sale, touching(".")),  # before quantities.quantity: «Продавцы ждут распродажи 11.11.»
    (measures.dimensions, either(before("xхХX×"), touching(".,"))),  # before years.year: «с разрешением 1920×1080»
    (phones.account, phones.has_more_digits),
    # before quantities.quantity: «Ул. 8 Марта, 10.»; before housing.house_with_letter: «д.5к.2кв.17»
    (housing.building, closing),
    # before quantities.quantity: «Отключат дома с 5 по 117/2.»
    (housing.with_stroke, either(touching("/-–—"), spaced("п"))),
    (housing.storey, either(touching("/"), before("э"))),  # before fractions.slashed: «Сдам на 5/9 эт.»
    (housing.district, spaced("м")),  # before quantities.quantity: «Свет отключат в 5 мкр-не.»
    (housing.flat, before("-хк")),  # before compounds.compound: «Сдаётся 3-комн. кв. у парка.»
    (pairs.in_one, before("в-‑")),  # before quantities.quantity: «Купили шампунь 2 в 1.»
    (pairs.mark, before("/.,")),  # before fractions.slashed: «Сериал получил 9/10.»
    (pairs.stars_of_hotel, before("*")),  # before quantities.quantity: «Отель 4* закрыли.»
    (pairs.pressure, touching("/-–")),  # before fractions.slashed: «Давление 90/60 у сына.»
    (pairs.sizes, touching("/,.")),  # before fractions.slashed: «Налог 5/7% обсудят»
    (designations.models, touching("/")),  # before quantities.labelled: «Карта Radeon 6600/7600 греется.»
    (measures.often, before("р" + DASHES)),
    (scores.slashed, touching("/")),  # before fractions.slashed: «Проиграла со счётом 5/7, 4/6.»
    (fractions.slashed, before("/" + DIGITS)),  # before quantities.labelled: «корпус 5/7»
    (fractions.sign, before(FRACTIONS)),
    (law.parts_in_words, before("чспи,-–—")),
    (dates_in_figures.month_first, touching(",")),  # before quantities.quantity: «Май 26, 2020»
    # before quantities.labelled: «В Сеть попал отчёт WADA 5 мая.»; before quantities.named: «Срок — до "1" марта.»
    (dates.day_of_month, opening(calendar.months_behind_a_day, ',(-–—»"”ипднкгоем')),
    # before roman_numerals.arabic: «Живёт в доме 7в.»; before quantities.labelled: «Живёт в доме 7в.»
    (housing.house_with_letter, either(touching("-" + SMALL), spaced("абвеж"))),
    (roman_numerals.arabic, before("-–—ийеямгюкпвс")),  # before ordinals.with_ending: «во 2-м кв.»
    (described.confidence, before("%")),  # before quantities.quantity: «95% ДИ»
    (described.percent, before("%,")),
    (roads.kilometre, before("-‑+кпд" + DIGITS)),
    (described.process, either(before("н"), touching(","))),
    # before ordinals.with_ending: «Купили 8-ми местный катер.»
    (described.loose, opening(lambda: beginnings("measured"), "-‑итхм")),
    (compounds.with_unit, either(touching(",."), opening(compounds.unit_adjectives, "-‑"))),
    # before years.year: «Планы 2019-года выполнили.»
    (compounds.compound, either(touching(",.лкэхтимаз"), before("%и0" + DASHES))),
    # before ordinals.with_ending: «Отошли бойцы 72-й омбр.»; before quantities.quantity: «Он служит в 14 мсп.»
    (army_units.army_unit, army_units.before_unit),
    # before quantities.quantity: «Лифт ходит с 1 по 5-й этаж.»
    (ordinal_endings.first_of_two, spaced("пд")),
    # before years.year: «в 2000-е»; before designations.before_letters: «Итоги 12-ГО СЕЗОНА»
    (ordinals.with_ending, _ENDED),  # before quantities.labelled: «дом 2-й»
    # before designations.before_letters: «Победила ученица школы Белова (7А).»
    (school_classes.class_of_pupil, touching("АБВГД")),
    # before designations.before_letters: «в 10А классе»
    (school_classes.class_with_letter, either(touching("-" + QUOTES + LETTERS), spaced(QUOTES + SMALL.upper()))),
    (quantities.degrees, touching("СC.,")),  # before designations.before_letters: «Духовку нагрели до 180С.»
    (roman.lettered, before("abc")),
    # before years.year: «Ролик снят в 1080p.»; before quantities.labelled: «Тушили по номеру 1-БИС.»
    (designations.before_letters, touching("-" + LETTERS + ascii_letters)),
    (phones.cadastral, touching(":")),
    (scores.thrice, touching(":")),
    (scores.with_decimals, touching(".,:")),
    (scores.goal_time, touching(".")),
    (scores.colon, before(":")),
    (scores.minute, touching("+'’′")),
    (scores.goal, either(closing, spaced(DASHES + "("))),
    (scores.dash, touching("-–")),
    (dates_in_figures.day_dot_month, touching(".")),
    (times.to_the_hour, any_number),  # before quantities.quantity: «Без десяти минут 7 возгорание потушили.»
    # before quantities.quantity: «На ВАЗ 2107 он ехал домой.»; before quantities.labelled: «Угнали Lada 2114 соседа.»
    (designations.vehicle, any_number),
    (roman_names.monarch, any_number),  # before quantities.quantity: «Портрет Петра 1»
    (years.year, any_number),  # before quantities.labelled: «Сдам дом 1985 г. п. у реки.»
    (quantities.named, either(touching(',»”"'), long)),
    (quantities.labelled, any_number),
    (quantities.quantity, any_number),  # after all others: it reads any number
)
"""The rules for a number, each with what has to touch the number where it begins."""
AT_LATIN: tuple[Rule, ...] = (
    transliterated.word,  # before latin_words.word: «Privet, kak dela?»
    # before latin_words.name: «Кока-Кола (Coca-Cola) подешевела»; before capitals.acronym: «The New York Times (NYT)»
    latin_words.beside_its_russian,
    formulas.chemical,  # before latin_words.name: «Вода — это H2O.»
    measures.between_measures,  # before latin_words.word: «20 см x 30 см»
    measures.times_as_many,  # before latin_words.word: «Прибыль выросла (x3).»
    reporting.letter_first,
    number_signs.numbered,
    money.currency_behind,  # before money.code: «44 миллиарда USD»
    pairs.currencies,  # before capitals.acronym: «в паре BTC-USD»
    roman.heading,
    compounds.roman,  # before roman.roman: «К XX-летию клуба»
    roman.roman,  # before latin_words.word: «I том»
    roman.lettered,  # before latin_words.word: «Фаза IIb»
    set_phrases.phrase,  # before latin_words.word: «P. S. Билеты дома.»
    abbreviations.noun,  # before capitals.acronym: «Музыку подберёт для DJ Грома сын.»
    latin_words.name,  # before money.code: «физики ETH Zürich»
    money.code,  # before capitals.acronym: «по BTC»
    capitals.acronym,
    latin_words.saint,  # before latin_words.word: «Saint-Aubin»
    latin_words.word,  # after all others: it reads any Latin letters
)
AT_SIGN: tuple[Rule, ...] = (
    headings.measure_of_column,  # before signs.bare_unit: «Жара, °C»
    money.money_before,
    number_signs.issue,  # before number_signs.numbered: «Статья вышла тогда же (№ 7, 2019).»
    number_signs.numbered,  # before signs.ornament: «Пожар был в школе #3.»
    number_signs.paragraph,
    signed_numbers.plus_of_name,
    signed_numbers.signed,  # before signs.ornament: «~50 человек»
    formulas.multiplied,  # before signs.ornament: «5*3»
    signs.bare_unit,
    formulas.power,  # before signs.greek: «2³»; before signs.ornament: «2^3»
    formulas.lowered,  # before signs.greek: «Витамин D₃»
    formulas.root,
    pairs.stars,
    pairs.ratio,  # before signs.stroke: «долг/EBITDA»
    pairs.price,  # before signs.stroke: «300 руб./2 ч»
    fractions.sign,  # before signs.greek: «½»
    signs.greek,
    signs.bracket,
    signs.stroke,
    signs.ornament,
    measures.between_measures,  # before signs.by_table: «20 см × 30 см»
    brands.together,  # before signs.by_table: «Adidas × Gucci»
    signs.by_table,  # after all others: it reads or leaves out any sign
)
AT_DOT: tuple[Rule, ...] = (capitals.behind_dot, signs.leading_dot)
AT_DASH: tuple[Rule, ...] = (signed_numbers.behind_quotation, signed_numbers.minus, signed_numbers.signed)


AT_WORD: tuple[tuple[Rule, WordTrigger], ...] = (
    # before abbreviations.noun: «Убыток, млн руб.»
    (headings.measure_of_column, lambda word, own: word in headings.first_words()),
    (capitals.with_zone, triggers.is_in_capitals),  # before capitals.acronym: «ДОМ.РФ выдал кредиты»
    (weekdays.short, lambda word, own: word.lower() in calendar.short_weekdays()),
    (years.born, lambda word, own: word in "Рр"),
    # before abbreviations.noun: «В сент.-окт. 2025 г. сухо.»
    (dates.months, lambda word, own: word.lower() in calendar.short_months()),
    # before set_phrases.phrase: «пр. Мира»; before signs.bare_unit: «Сарай в сорок кв. м»
    (abbreviations.noun, triggers.is_abbreviation),
    # before single_letters.initials: «Н. Новгород»; before capitals.acronym: «Делегат съезда ВКП(б)»
    (set_phrases.phrase, triggers.is_abbreviation),
    (measures.between_measures, triggers.is_times),
    (measures.times_as_many, triggers.is_times),  # before single_letters.small: «Выручка: рост х2.»
    (signs.bare_unit, lambda word, own: word in signs.RAISED_UNITS),
    (compounds.roman, triggers.looks_roman),  # before roman.roman: «К ХХ-летию клуба»
    (single_letters.middle, triggers.looks_roman),  # before roman.roman: «Джордж Х. Кинг»
    # before capitals.acronym: «в ХХ веке»; before single_letters.capital: «Крепость ХV в.»
    (roman.roman, triggers.looks_roman),
    # before scores.decided: «Счёт 3:2 Б. Рыков не забыл.»; before single_letters.small: «В корпусе А. Н. Белов ждёт.»
    (single_letters.initials, triggers.is_letter),
    # before single_letters.capital: «Проиграли (2:3 Б)»; before capitals.acronym: «Победа 4:3 ОТ.»
    (scores.decided, lambda word, own: word in scores.DECIDED),
    (single_letters.capital, triggers.is_letter),
    (single_letters.small, lambda word, own: len(word) == 1),
    (capitals.acronym, triggers.is_acronym),
    (capitals.stressed, triggers.shows_stress),
)
"""The rules for a Cyrillic word, each with what the word has to be; the user's own acronyms are given beside it."""
