"""Forty phones for twenty minutes, as phones are: they lock, drop out, move and open second tabs.

    python -m tests.benchmarks.soak_room [--minutes 20] [--phones 40] [--seed 1]

Rounds go on all the while; whoever is there answers. Each minute the memory of the host's process
is written down, and at the end how much it grew per minute, whether anybody would have had to join
by hand, and whether each answer was counted.
"""

import argparse
import asyncio
import random
import secrets
import statistics
import sys
import tempfile
import time
from collections import Counter
from typing import Any

from burgemeestersgame.server.client import Trainer
from tests.benchmarks.crowd import HostProcess, long_story
from tests.benchmarks.sockets import allow_sockets
from tests.benchmarks.voters import Voter

CHOICES = ("zeggen", "wachten", "bellen", "abstain", "not-yet")
CALM_S = (2.0, 40.0)  # between two things that happen to a phone
AWAY_S = (0.5, 25.0)
ROUND_S = (4.0, 12.0)
ROUNDS_PER_MINUTE = 8
WARM_UP_MINUTES = 2  # before growth is counted: caches fill, the interpreter settles


async def live(voter: Voter, pick: random.Random, happened: Counter[str]) -> None:
    """Let things happen to a phone until cancelled."""
    while True:
        await asyncio.sleep(pick.uniform(*CALM_S))
        what = pick.choice(("lock", "lock", "lock", "drop", "second tab", "address"))
        happened[what] += 1
        match what:
            case "lock":
                await voter.lock(pick.uniform(*AWAY_S))
            case "drop":
                voter.drop()
            case "second tab":
                await voter.second_tab()
            case "address":
                voter.change_address(f"127.0.0.{pick.randint(2, 250)}")


def _is_shown(state: dict[str, Any]) -> bool:
    current = state["session"]["round"]
    return current is not None and current["status"] == "shown"


class Evening:
    """A session with its trainer, its phones and what was measured."""

    def __init__(self, phones: int, minutes: float, pick: random.Random) -> None:
        self.pick = pick
        story = long_story(round(ROUNDS_PER_MINUTE * minutes) + 10)
        self.host = HostProcess(tempfile.mkdtemp(), str(story), "--port", "0")
        port, code = int(self.host.info["port"]), self.host.info["code"]
        self.voters = [Voter(port, secrets.token_hex(16), code) for _ in range(phones)]
        self.trainer = Trainer(self.host.info["trainer_url"])
        self.votes = self.wrong = self.rounds = 0

    async def rounds_go_on(self) -> None:
        """Play one round after another until cancelled."""
        while True:
            if self.trainer.state.get("session", {}).get("stage") == "second-reveal":
                await self.trainer.decide("zeggen")
                await self.trainer.wait_for(lambda state: not _is_shown(state))
            opened = await self.trainer.open()
            answers = [
                asyncio.create_task(self._answer(voter, opened["moment"])) for voter in self.voters
            ]
            await asyncio.sleep(self.pick.uniform(*ROUND_S))
            for answer in answers:
                answer.cancel()
            await self.trainer.close()
            # What is on its way when the round closes may be acknowledged or not; then both agree.
            await asyncio.sleep(0.5)
            await self.trainer.reveal()
            session = (await self.trainer.wait_for(_is_shown))["session"]
            tally = session["after" if session["stage"] == "second-reveal" else "before"]
            given = Counter(each.acknowledged for each in self.voters if each.acknowledged)
            votes = Counter(tally["votes"])
            self.wrong += (given - votes).total() + self._unheard(votes - given)
            self.votes += votes.total()
            self.rounds += 1

    def _unheard(self, extra: Counter[str | None]) -> int:
        """Return how many counted answers are neither acknowledged nor still under way."""
        under_way = Counter(choice for voter in self.voters for choice in voter.under_way())
        return (extra - under_way).total()

    async def _answer(self, voter: Voter, moment: int) -> None:
        voter.new_round(moment)
        await asyncio.sleep(self.pick.uniform(0.0, ROUND_S[0]))
        await voter.is_back.wait()
        voter.vote(self.pick.choice(CHOICES))


async def measure(evening: Evening, minutes: float) -> list[tuple[float, int]]:
    """Let the rounds go on; return the memory in kB at each minute."""
    began, memory = time.monotonic(), list[tuple[float, int]]()
    rounds = asyncio.create_task(evening.rounds_go_on())
    try:
        while (past := (time.monotonic() - began) / 60) < minutes and not rounds.done():
            memory.append((past, evening.host.rss_kb()))
            print(f"minute {past:4.1f}: {memory[-1][1]} kB, {evening.host.files()} files open")
            await asyncio.sleep(min(60.0, 60 * (minutes - past)))
        memory.append((minutes, evening.host.rss_kb()))
        if rounds.done():
            rounds.result()  # what went wrong
    finally:
        rounds.cancel()
    return memory


async def soak(minutes: float, phones: int, seed: int) -> bool:
    """Run it, print what came of it, and return whether nobody had to join by hand."""
    pick = random.Random(seed)
    evening = Evening(phones, minutes, pick)
    happened, lives = Counter[str](), list[asyncio.Task[None]]()
    try:
        for voter in evening.voters:
            await voter.is_back.wait()
        seats = [voter.seat for voter in evening.voters]
        await evening.trainer.connect()
        lives += [asyncio.create_task(live(voter, pick, happened)) for voter in evening.voters]
        memory = await measure(evening, minutes)
        for life in lives:
            life.cancel()
        for voter in evening.voters:
            async with asyncio.timeout(60):
                await voter.is_back.wait()
    finally:
        for voter in evening.voters:
            voter.close()
        await evening.trainer.aclose()
        evening.host.stop()
    by_hand = sum(len(voter.refused) for voter in evening.voters)
    moved = seats != [voter.seat for voter in evening.voters] or any(
        voter.moved for voter in evening.voters
    )
    warm = [each for each in memory if each[0] >= min(WARM_UP_MINUTES, minutes / 2)]
    growth = statistics.linear_regression(*zip(*warm, strict=True)).slope if len(warm) > 1 else 0.0
    print(", ".join(f"{what} {count}" for what, count in sorted(happened.items())))
    print(
        f"{phones} phones, {minutes:g} minutes, {evening.rounds} rounds, {evening.votes} votes,"
        f" {evening.wrong} counted wrongly; {by_hand} had to join by hand,"
        f" {'some' if moved else 'none'} in another seat; memory {memory[0][1]} to"
        f" {memory[-1][1]} kB, growing {growth:.0f} kB a minute after minute {warm[0][0]:.0f}"
    )
    return not (by_hand or moved or evening.wrong)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--minutes", type=float, default=20.0)
    parser.add_argument("--phones", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    allow_sockets(4 * asked.phones)
    return 0 if asyncio.run(soak(asked.minutes, asked.phones, asked.seed)) else 1


if __name__ == "__main__":
    sys.exit(main())
