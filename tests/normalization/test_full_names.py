"""Full names where what is read before them depends on the order of rules, so that no file of cases can hold them."""

from __future__ import annotations

from briefing.normalization import Normalizer


def test_an_article_may_be_numbered_by_an_ordinal() -> None:
    spoken = Normalizer(acronyms="expand").speak("Вора судят по статье 158-й УК.")
    assert spoken == "Вора судят по статье сто пятьдесят восьмой Уголовного кодекса."
