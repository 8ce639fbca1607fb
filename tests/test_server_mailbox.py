"""What is on its way to one phone: the newest state only, and never too much of it."""

import asyncio

from burgemeestersgame.server.mailbox import MAX_FRAMES, STALLED_S, Mailbox


def test_a_newer_state_takes_the_place_of_one_that_still_waits():
    async def play():
        sent = []

        async def send(frame):
            sent.append(frame)

        box = Mailbox(send, lambda: "whole")
        for frame, kind in (("1", "state"), ("yes", ""), ("2", "state"), ("3", "state")):
            box.put(frame, kind)
        await box.settle()
        assert sent == ["yes", "3"]
        box.stop()

    asyncio.run(play())


def test_a_phone_that_takes_nothing_gets_the_whole_once_and_is_found_stalled():
    async def play():
        sent, may_send = [], asyncio.Event()

        async def send(frame):
            await may_send.wait()
            sent.append(frame)

        box = Mailbox(send, lambda: "whole")
        box.put("first")
        await asyncio.sleep(0)
        for number in range(MAX_FRAMES + 1):
            box.put(str(number))
        now = asyncio.get_running_loop().time()
        assert not box.is_stalled(now)
        assert box.is_stalled(now + STALLED_S + 1)
        may_send.set()
        await box.settle()
        assert sent == ["first", "whole"]
        assert not box.is_stalled(now + STALLED_S + 1)
        box.stop()

    asyncio.run(play())
