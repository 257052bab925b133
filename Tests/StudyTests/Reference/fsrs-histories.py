"""Random review histories, and what the reference implementation of FSRS-6 makes of them.

    pip install fsrs==6.3.2
    python fsrs-histories.py COUNT > fsrs-histories.txt

The histories are drawn by SplitMix64, so that the test draws the same ones. Each line has a
history's number, and the card at its end: phase, step, stability, difficulty, and the
milliseconds since the first review at which it was last reviewed and at which it is due.
"""

import sys
from datetime import datetime, timedelta, timezone

from fsrs import Card, Rating, Scheduler

MASK = (1 << 64) - 1
START = datetime(2026, 1, 1, tzinfo=timezone.utc)
STEPS = [([60, 600], [600]), ([], []), ([600], [60, 3600]), ([60, 600, 86400], [600])]
RETENTIONS = [0.9, 0.8, 0.85, 0.95]
PHASES = {1: "learning", 2: "review", 3: "relearning"}


class SplitMix64:
    def __init__(self, seed):
        self.state = seed

    def next(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        mixed = self.state
        mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & MASK
        return mixed ^ (mixed >> 31)

    def below(self, bound):
        uneven = (1 << 64) % bound
        while True:
            number = self.next()
            if number >= uneven:
                return number % bound


def weights(random):
    """The default weights, or each moved by up to a tenth within its bounds."""
    from fsrs.scheduler import DEFAULT_PARAMETERS, LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS

    if random.below(2) == 0:
        return list(DEFAULT_PARAMETERS)
    return [
        min(max(weight * (900 + random.below(201)) / 1000, low), high)
        for weight, low, high in zip(DEFAULT_PARAMETERS, LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS)
    ]


def milliseconds(time):
    return round((time - START).total_seconds() * 1000)


def history(number):
    random = SplitMix64(number)
    learning, relearning = STEPS[random.below(len(STEPS))]
    scheduler = Scheduler(
        parameters=weights(random),
        desired_retention=RETENTIONS[random.below(len(RETENTIONS))],
        learning_steps=[timedelta(seconds=s) for s in learning],
        relearning_steps=[timedelta(seconds=s) for s in relearning],
        enable_fuzzing=False,
    )
    card, time = Card(card_id=number, due=START), START
    for _ in range(1 + random.below(30)):
        grade = [1, 2, 3, 3, 3, 4][random.below(6)]
        card, _ = scheduler.review_card(card, Rating(grade), time)
        # When it is due, some minutes or days later, or too early.
        time = [
            card.due,
            card.due + timedelta(minutes=random.below(2000)),
            card.due + timedelta(hours=random.below(400)),
            time + timedelta(minutes=1 + random.below(3000)),
        ][random.below(4)]
    step = "-" if card.step is None else card.step
    print(
        number, PHASES[card.state.value], step, repr(card.stability), repr(card.difficulty),
        milliseconds(card.last_review), milliseconds(card.due))


for number in range(int(sys.argv[1])):
    history(number)
