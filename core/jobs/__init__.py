# SPDX-License-Identifier: GPL-2.0-or-later
"""Work off the main thread: sealed tasks, the queue that keeps them, questions of which the newest counts."""
