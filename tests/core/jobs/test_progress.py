# SPDX-License-Identifier: GPL-2.0-or-later
"""The pace of a download on a clock of our own: steady words, and a trickle that is noticed after two minutes."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearsky_qgis.core.jobs.progress import TRICKLE_WINDOW_S, Pace
from clearsky_qgis.ui.formats import left_text

MB = 1_000_000


def watched(rates, *, total_bytes=-1, step_s=0.2):
    """Return what a pace says of so many bytes a second, one rate a step."""
    pace, received, said = Pace(), 0, []
    for number, rate in enumerate(rates):
        said.append(pace.note(int(received), total_bytes, number * step_s))
        received += rate * step_s
    return said


def test_the_time_left_is_told_after_three_seconds_and_counts_down():
    said = watched([MB] * 100, total_bytes=100 * MB)
    assert {progress.left_s for progress in said[:15]} == {None}
    for number, progress in enumerate(said[16:], start=16):
        assert progress.left_s == pytest.approx(100 - number * 0.2, abs=1.0)


@given(st.integers(0, 10**6))
def test_a_line_that_jumps_about_does_not_make_the_words_jump(seed):
    """Between half and one and a half times its mean: the words change by counting down, and hardly otherwise."""
    line = random.Random(seed)  # noqa: S311 (no secret)
    said = watched([MB * line.uniform(0.5, 1.5) for _ in range(400)], total_bytes=300 * MB)
    words = [left_text(progress.left_s) for progress in said if progress.left_s is not None]
    changes = sum(word != before for before, word in zip(words, words[1:]))
    assert changes <= 8


def test_a_line_that_slows_down_for_good_is_believed():
    said = watched([*([MB] * 100), *([MB / 4] * 300)], total_bytes=200 * MB)
    missing_bytes = 200 * MB - said[-1].received_bytes
    assert said[-1].left_s == pytest.approx(missing_bytes / (MB / 4), rel=0.2)


def test_without_a_total_no_time_is_told():
    assert {progress.left_s for progress in watched([MB] * 100)} == {None}


def test_a_download_that_stands_still_from_the_start_has_no_time_left():
    assert {progress.left_s for progress in watched([0] * 100, total_bytes=MB)} == {None}


@pytest.mark.parametrize(("left_s", "words"), [
    (0.2, "about 5 s left"), (17, "about 20 s left"), (59, "about 1 min left"), (100, "about 2 min left"),
])  # fmt: skip
def test_the_words_are_no_finer_than_the_guess(left_s, words):
    assert left_text(left_s) == words


def test_less_than_a_kilobyte_a_second_for_two_minutes_is_a_trickle():
    said = watched([500] * 300, step_s=1.0)
    assert [progress.is_trickling for progress in said] == [
        number >= TRICKLE_WINDOW_S for number in range(300)
    ]


def test_a_fast_image_that_stops_for_a_while_is_none():
    said = watched([*([MB] * 60), *([0] * 119), MB, MB], step_s=1.0)
    assert not any(progress.is_trickling for progress in said)


def test_a_trickle_that_becomes_a_stream_is_none_any_more():
    said = watched([*([10] * 200), MB, MB], step_s=1.0)
    assert (said[-2].is_trickling, said[-1].is_trickling) == (True, False)


def test_ten_reports_a_second_are_not_all_remembered():
    pace = Pace()
    for number in range(5000):
        pace.note(number * 1000, -1, number / 10)
    assert len(pace._long) <= TRICKLE_WINDOW_S + 2
