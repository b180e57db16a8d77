"""Fifteen questions of visitors, each answered within three taps, with its source in sight.

The questions stand in docs/questions.md too; a tap is a click on a link, a symbol, a button or an
entry of the list. The start is the map with its defaults, in English.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from browsing import Witness, open_map
from playwright.sync_api import Page, expect

FIND = "#place-search input"
PLACE = "[data-link='place']"
PERIOD = "[data-link='period']"


@dataclass(frozen=True)
class Question:
    """What is asked, the taps that lead to the answer, where it stands and what it rests on."""

    asked: str
    taps: tuple[str, ...]
    answer: str
    within: str
    source: str
    typed: str = ""
    and_also: tuple[str, ...] = field(default=())


def listed(place: str) -> str:
    return f"[data-found='{place}']"


def figure(observation: str) -> str:
    return f"#figure-{observation}"


QUESTIONS = [
    Question(
        "How many people did Karlag hold at its height?",
        (listed("karlag"), PLACE),
        "65,673",
        figure("karlag-prisoners-1949"),
        "gulag-museum",
        typed="Karlag",
    ),
    Question(
        "Who was held at ALZHIR?",
        (listed("alzhir"), PLACE),
        "wives and kinswomen",
        ".lead",
        "museum-alzhir",
        typed="ALZHIR",
    ),
    Question(
        "When was ALZHIR closed? Sources disagree.",
        (listed("alzhir"), PLACE),
        "1953",
        ".column-side",
        "moscow-times-1997",
        typed="ALZHIR",
        and_also=("1950", "1954"),
    ),
    Question(
        "Did Dzhezkazgan really make ninety-five million mortar mines?",
        (listed("dzhezkazgan-camp"), PLACE),
        "implausible",
        figure("zhezkazgan-mines"),
        "akhmetov",
        typed="Dzhezkazgan",
        and_also=("95,520,000",),
    ),
    Question(
        "What is that doubt reckoned from?",
        (listed("dzhezkazgan-camp"), PLACE, f"{figure('zhezkazgan-mines')} a.verdict"),
        "37,685,700",
        "#check-mines-1941-45",
        "simonenkov",
        typed="Dzhezkazgan",
    ),
    Question(
        "Did prisoners build the Karsakpai copper works?",
        (listed("karsakpai-works"), PLACE),
        "older than its prisoners",
        ".lead",
        "np-karsakpai",
        typed="Karsakpai",
    ),
    Question(
        "Where was the hospital of Makatai? Nobody knows.",
        (listed("makatai"), PLACE),
        "Location not known",
        ".column-side",
        "akhmetov",
        typed="Makatai",
    ),
    Question(
        "Under whom did the Dzhezkazgan camp stand in 1945?",
        (listed("dzhezkazgan-camp"), PLACE),
        "Karlag",
        ".column-side",
        "memorial-germany",
        typed="Dzhezkazgan",
        and_also=("1943",),
    ),
    Question(
        "How many were in the special camp Steplag in January 1950?",
        (listed("steplag"), PLACE),
        "27,855",
        figure("steplag-prisoners-1950-01-01"),
        "memorial-germany",
        typed="Steplag",
    ),
    Question(
        "What happened at Kengir in 1954?",
        (listed("steplag"), PLACE),
        "Kengir",
        ".column-side",
        "wikipedia-kengir-rising",
        typed="Steplag",
        and_also=("1954",),
    ),
    Question(
        "Did prisoners work on the sovkhoz Timiryazevsky?",
        (listed("timiryazevsky"), PLACE),
        "no source read so far attests prison labour here",
        ".labour",
        "wikipedia-timiryazevo",
        typed="Timiryazevsky",
    ),
    Question(
        "How many sovkhozes did prisoners of Karlag help to build in Akmola oblast?",
        (listed("akmola-oblast"), PLACE),
        "6",
        figure("karlag-akmola-sovkhozes"),
        "akhmetov",
        typed="Akmola oblast",
    ),
    Question(
        "How many women were in Karlag? The number stands at two dates.",
        (listed("karlag"), PLACE),
        "20,572",
        figure("karlag-women-1942-04"),
        "gulag-museum",
        typed="Karlag",
        and_also=("disputed",),
    ),
    Question(
        "What did the Aktyubinsk ferro-alloy plant have to do with a camp?",
        (listed("aktobe-ferroalloy-plant"), PLACE),
        "Aktyubinsk camp",
        ".column-side",
        "memorial-germany",
        typed="ferro-alloy",
    ),
    Question(
        "For which years is Karlag's number of prisoners not known?",
        (
            ".sections a[href$='/about'], .sections a[href$='/checks']",
            ".period-choice a[href$='/unknown']",
        ),
        "1952",
        ".unknown",
        "gulag-museum",
    ),
]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.asked)
def test_within_three_taps_with_a_source(
    page: Page, origin: str, witness: Witness, question: Question
) -> None:
    open_map(page, f"{origin}/en/")
    if question.typed:
        page.locator(FIND).fill(question.typed)
    assert len(question.taps) <= 3
    for tap in question.taps:
        page.locator(tap).first.click()
    found = page.locator(question.within).first
    expect(found).to_contain_text(question.answer)
    for text in question.and_also:
        expect(found).to_contain_text(text)
    source = page.locator(f"main a[href='/en/sources/{question.source}']")
    assert source.count() > 0
    assert witness.foreign == []


def test_there_are_fifteen_and_the_page_of_questions_lists_them() -> None:
    written = (Path(__file__).resolve().parents[2] / "docs" / "questions.md").read_text("utf-8")
    assert len(QUESTIONS) == 15
    for question in QUESTIONS:
        assert question.asked in written
