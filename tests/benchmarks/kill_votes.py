"""A hundred thousand votes while the host is killed again and again: each counts exactly once.

    python -m tests.benchmarks.kill_votes [--votes 100000] [--phones 500] [--kills 40] [--seed 1]

The real process (`host --headless`) is killed (SIGKILL) at a random moment of a round, and started
again with `--resume last`, which is all that a trainer does. The phones come back by themselves and
send again what was not acknowledged. Some answers are sent twice, some change before they are
acknowledged, some arrive when their round has closed, and some phones lose the connection between
asking and hearing. At each reveal the counts must be those of the last acknowledged answers.
"""

import argparse
import asyncio
import random
import secrets
import sys
import tempfile
import time
from collections import Counter
from contextlib import suppress
from typing import Any

from burgemeestersgame.server.client import ClientError, Trainer
from tests.benchmarks.crowd import HostProcess, long_story
from tests.benchmarks.sockets import allow_sockets, free_port
from tests.benchmarks.voters import Voter

CHOICES = ("zeggen", "wachten", "bellen", "abstain", "not-yet")
SILENT, TWICE, CHANGED, LATE, CUT = 0.03, 0.10, 0.05, 0.05, 0.02  # shares of the phones
ROUND_S = 120.0  # in which a round must be over, kills included


class Room:
    """A host that is killed and comes back, its trainer and its phones."""

    def __init__(self, phones: int, rounds: int, pick: random.Random) -> None:
        self.pick = pick
        self.home = tempfile.mkdtemp()
        story = long_story((rounds + 1) // 2)
        self.host = HostProcess(self.home, str(story), "--port", str(free_port()))
        self.port = int(self.host.info["port"])
        code = self.host.info["code"]
        self.voters = [Voter(self.port, secrets.token_hex(16), code) for _ in range(phones)]
        self.trainer = Trainer(self.host.info["trainer_url"], timeout_s=60)
        self.room_back_s: list[float] = []
        self.phones_back_s: list[float] = []
        self.sent = Counter[str]()

    async def kill(self) -> None:
        """Kill the host as a dead battery would, start it again, and wait for everybody."""
        began = time.perf_counter()
        self.host.process.kill()
        self.host.process.communicate()
        self.host = await asyncio.to_thread(HostProcess, self.home, "--resume", "last")
        self.room_back_s.append(time.perf_counter() - began)
        assert int(self.host.info["port"]) == self.port
        for voter in self.voters:
            async with asyncio.timeout(ROUND_S):
                while voter.back_at < began or not voter.is_back.is_set():
                    await asyncio.sleep(0.01)
        self.phones_back_s.append(max(voter.back_at for voter in self.voters) - began)

    async def lead_to(self, what: str, is_there: Any, **parts: object) -> dict[str, Any]:
        """Give a command until the session is where it leads, through any kill."""
        await self.trainer.connect()
        async with asyncio.timeout(ROUND_S):
            while not is_there(self.trainer.state["session"]):
                with suppress(ClientError):  # it was carried out, and then the host was killed
                    await self.trainer.do(what, moment=self.trainer.moment, **parts)
                with suppress(TimeoutError):
                    await self.trainer.wait_for(lambda state: is_there(state["session"]), 1.0)
        return self.trainer.state["session"]  # type: ignore[no-any-return]

    async def round(self, number: int, kill_after_s: float | None) -> Counter[str]:
        """Play a round; returns how many were counted wrongly: `lost`, `double` and `missed`."""
        stage = ("first", "second")[number % 2]
        await self.lead_to("open", lambda session: _is(session, stage, "open"))
        moment = self.trainer.moment
        assert moment is not None
        killing = asyncio.create_task(self._kill_after(kill_after_s))
        await asyncio.gather(*(self._answer(voter, moment) for voter in self.voters))
        shown = await self.lead_to("reveal", lambda session: _is(session, stage, "shown"))
        await killing
        if kill_after_s is not None:  # the links of the last starts work, not of all
            await self.trainer.aclose()
            self.trainer = Trainer(self.host.info["trainer_url"], timeout_s=60)
        if stage == "second":
            await self.lead_to(
                "decide", lambda session: session["stage"] != "second-reveal", choice="zeggen"
            )
        return self._compared(shown["before" if stage == "first" else "after"])

    async def _kill_after(self, seconds: float | None) -> None:
        if seconds is not None:
            await asyncio.sleep(seconds)
            await self.kill()

    async def _answer(self, voter: Voter, moment: int) -> None:
        voter.new_round(moment)
        pick = self.pick
        if pick.random() < SILENT:
            return
        await asyncio.sleep(pick.uniform(0.0, 0.2))
        if pick.random() < LATE:
            voter.vote_late(pick.choice(CHOICES))
            self.sent["late"] += 1
        if pick.random() < CHANGED:
            voter.vote(pick.choice(CHOICES))
            self.sent["changed"] += 1
        is_twice = pick.random() < TWICE
        voter.vote(pick.choice(CHOICES), times=1 + is_twice)
        self.sent["twice"] += is_twice
        if pick.random() < CUT:
            await asyncio.sleep(pick.choice((0.0, 0.001, 0.005)))
            voter.drop()
            self.sent["cut"] += 1
        async with asyncio.timeout(ROUND_S):
            await voter.settled()

    def _compared(self, tally: dict[str, Any]) -> Counter[str]:
        wanted = Counter(voter.acknowledged for voter in self.voters if voter.acknowledged)
        counted = Counter(tally["votes"])
        return Counter(
            votes=sum(wanted.values()),
            lost=(wanted - counted).total(),
            double=(counted - wanted).total(),
            missed=abs(len(self.voters) - sum(wanted.values()) - tally["missing"]),
        )

    async def close(self) -> None:
        """Send everybody home."""
        for voter in self.voters:
            voter.close()
        await self.trainer.aclose()
        self.host.stop()


def _is(session: dict[str, Any], stage: str, status: str) -> bool:
    current = session["round"]
    return current is not None and (current["name"], current["status"]) == (stage, status)


async def play(votes: int, phones: int, kills: int, seed: int) -> bool:
    """Play, print what came of it, and return whether every vote counted once."""
    pick = random.Random(seed)
    rounds = -(-votes // round(phones * (1 - SILENT)))
    rounds += rounds % 2  # a decision follows each second round
    killed = set(pick.sample(range(rounds), min(kills, rounds)))
    room = Room(phones, rounds, pick)
    for voter in room.voters:
        await voter.is_back.wait()
    found, usual_s, began = Counter[str](), 0.5, time.perf_counter()
    try:
        for number in range(rounds):
            start = time.perf_counter()
            kill_after_s = pick.uniform(0.0, usual_s) if number in killed else None
            found += await room.round(number, kill_after_s)
            if number not in killed:
                usual_s = 0.8 * usual_s + 0.2 * (time.perf_counter() - start)
    finally:
        await room.close()
    wrong = found["lost"] + found["double"] + found["missed"]
    moved = sum(voter.moved for voter in room.voters)
    refused = sum(len(voter.refused) for voter in room.voters)
    late = sum(voter.late for voter in room.voters)
    too_late = sum(voter.too_late for voter in room.voters)
    print(
        f"{phones} phones, {rounds} rounds of {usual_s:.2f} s, {len(killed)} kills, seed {seed},"
        f" {time.perf_counter() - began:.0f} s; sent twice {room.sent['twice']},"
        f" changed {room.sent['changed']}, after its round {room.sent['late']} (refused {late}),"
        f" cut off {room.sent['cut']}"
    )
    if killed:
        print(
            f"room back after {max(room.room_back_s):.2f} s at most"
            f" (median {sorted(room.room_back_s)[len(killed) // 2]:.2f}),"
            f" all phones after {max(room.phones_back_s):.2f} s at most"
            f" (median {sorted(room.phones_back_s)[len(killed) // 2]:.2f})"
        )
    print(
        f"{found['votes']} votes acknowledged: {found['lost']} lost, {found['double']} double,"
        f" {found['missed']} wrongly missing, {too_late} never acknowledged; {refused} phones sent"
        f" away, {moved} in another seat"
    )
    return not (wrong or moved or refused or too_late)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--votes", type=int, default=100_000)
    parser.add_argument("--phones", type=int, default=500)
    parser.add_argument("--kills", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    allow_sockets(2 * asked.phones)
    return 0 if asyncio.run(play(asked.votes, asked.phones, asked.kills, asked.seed)) else 1


if __name__ == "__main__":
    sys.exit(main())
