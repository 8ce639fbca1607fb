"""A real Chromium for tests, driven over its DevTools: pages to click on, type in and look at.

Skipped where Chromium is missing, unless `CI` is set: there it must be.
"""

from __future__ import annotations

import asyncio
import base64
import json
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from pathlib import Path
from typing import Any, Self, TypeVar

import pytest
from websockets.asyncio.client import ClientConnection, connect

TOLD_S = 0.15  # a trainer's page is told ten times a second how it goes
AXE_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
START_S, WAIT_S = 60.0, 20.0
Found = TypeVar("Found")
_FIND = """
(text => {
  const known = 'button, label, summary, a, [role=button]';
  const seen = [...document.querySelectorAll(known)].filter(each => each.checkVisibility());
  const name = each => (each.getAttribute('aria-label') ?? each.innerText).trim();
  return seen.find(each => name(each) === text) ?? seen.find(each => name(each).includes(text));
})(%s)
"""
# Looks again whenever the page changes, and now and then for what changes it without a trace.
_UNTIL = """
new Promise(done => {
  const look = () => {
    let found = null;
    try { found = (%s); } catch { return; }
    if (!found) return;
    watch.disconnect();
    clearInterval(again);
    done(typeof found === 'object' ? true : found);
  };
  const watch = new MutationObserver(look);
  const everything = {subtree: true, childList: true, attributes: true, characterData: true};
  watch.observe(document, everything);
  const again = setInterval(look, 250);
  look();
})
"""


def missing(what: str) -> None:
    """Skip, or fail where everything ought to be there."""
    if os.environ.get("CI"):
        pytest.fail(f"{what} is missing, and CI is set")
    pytest.skip(f"{what} is missing")


def chromium() -> str:
    """Return the path of Chromium."""
    for name in ("chromium", "chromium-browser", "google-chrome", "chrome"):
        if path := shutil.which(name):
            return path
    missing("Chromium")
    return ""


class Page:
    """A tab in a context of its own: other pages share neither storage nor cookies with it.

    Attributes:
        context: Its id, to open another tab beside it.
        requests: Addresses it asked for.
        errors: What its scripts and its policy complained of.
        pongs: How often a host answered that it is there.
    """

    def __init__(self, browser: Browser, session: str, context: str) -> None:
        self._browser, self._session, self.context = browser, session, context
        self.requests: list[str] = []
        self.errors: list[str] = []
        self.pongs = 0

    async def call(self, method: str, **parts: object) -> dict[str, Any]:
        """Call a method of DevTools."""
        return await self._browser.call(method, session=self._session, **parts)

    def heard(self, method: str, parts: dict[str, Any]) -> None:
        """Take in what the page does."""
        match method:
            case "Network.requestWillBeSent":
                self.requests.append(parts["request"]["url"])
            case "Network.webSocketCreated":
                self.requests.append(parts["url"])
            case "Network.webSocketFrameReceived":
                self.pongs += '"t":"pong"' in parts["response"]["payloadData"]
            case "Runtime.exceptionThrown":
                self.errors.append(str(parts["exceptionDetails"]))
            case "Log.entryAdded" if parts["entry"]["source"] == "security":
                self.errors.append(parts["entry"]["text"])

    async def go(self, url: str) -> None:
        """Load an address."""
        await self.call("Page.navigate", url=url)

    async def reload(self) -> None:
        """Load the page again, as a thumb does."""
        await self.js("window.isOld = true")
        await self.call("Page.reload")
        await self.until("!window.isOld")

    async def js(self, code: str) -> Any:
        """Return what some JavaScript gives."""
        answer = await self.call(
            "Runtime.evaluate", expression=code, awaitPromise=True, returnByValue=True
        )
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    async def until(self, condition: str) -> Any:
        """Wait until some JavaScript gives something true, and return that; true for an object."""
        try:
            async with asyncio.timeout(WAIT_S):
                while True:
                    try:
                        return await self.js(_UNTIL % condition)
                    except AssertionError:
                        await asyncio.sleep(0.03)  # the page is being loaded
        except TimeoutError:
            shown = await self.js("document.body.innerText")
            raise AssertionError(f"{condition} never came; shown is:\n{shown}") from None

    async def sees(self, text: str) -> None:
        """Wait until the page shows a text."""
        await self.until(f"document.body.innerText.includes({json.dumps(text)})")

    async def catch_up(self) -> None:
        """Wait until the page has taken in all that its host has told until now.

        A host answers in the order in which it tells, so the page is made to ask for an answer.
        """
        await asyncio.sleep(TOLD_S)
        before = self.pongs
        await self.js("window.dispatchEvent(new Event('online')), 0")
        async with asyncio.timeout(WAIT_S):
            while self.pongs == before:
                await asyncio.sleep(0.01)
        await self.js("new Promise(done => requestAnimationFrame(() => setTimeout(done)))")

    async def text(self) -> str:
        """Return all that can be read."""
        shown: str = await self.js("document.body.innerText")
        return shown

    async def press(self, name: str) -> None:
        """Click on a button, label or summary with that name, once it can be clicked."""
        found = _FIND % json.dumps(name)
        await self.until(f"(each => each && !each.disabled && (each.click(), true))({found})")

    async def click(self, selector: str) -> None:
        """Click on what CSS names, once it is there and can be clicked."""
        found = f"document.querySelector({json.dumps(selector)})"
        await self.until(f"(each => each && !each.disabled && (each.click(), true))({found})")

    async def type(self, selector: str, text: str) -> None:
        """Type into a field, as a keyboard does."""
        await self.until(f"document.querySelector({json.dumps(selector)})")
        await self.js(f"document.querySelector({json.dumps(selector)}).focus()")
        await self.call("Input.insertText", text=text)

    async def key(self, key: str, *, shift: bool = False) -> None:
        """Press a key: Tab, Enter, Space, ArrowDown."""
        codes = {"Tab": 9, "Enter": 13, "Space": 32, "ArrowDown": 40, "ArrowRight": 39}
        said = {"Enter": "\r", "Space": " "}.get(key, "")
        parts = {
            "key": " " if key == "Space" else key,
            "code": key,
            "windowsVirtualKeyCode": codes[key],
            "modifiers": 8 if shift else 0,
        }
        await self.call("Input.dispatchKeyEvent", type="keyDown", text=said, **parts)
        await self.call("Input.dispatchKeyEvent", type="keyUp", **parts)

    async def size(self, width: int, height: int, scale: float = 1.0) -> None:
        """Give the page a size in CSS pixels."""
        await self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=scale,
            mobile=width < 1100,
        )

    async def colours(self, scheme: str, **features: str) -> None:
        """Prefer light or dark; and other features, as `forced-colors`."""
        wanted = {"prefers-color-scheme": scheme, "prefers-reduced-motion": "reduce", **features}
        await self.call(
            "Emulation.setEmulatedMedia",
            features=[{"name": name, "value": value} for name, value in wanted.items()],
        )

    async def picture(self, path: Path) -> None:
        """Keep a picture of the whole page."""
        shot = await self.call("Page.captureScreenshot", captureBeyondViewport=True)
        path.write_bytes(base64.b64decode(shot["data"]))

    async def violations(self, axe: str, rule: str | None = None) -> list[str]:
        """Return what axe finds on the whole page, however high that is; or by one rule."""
        size = await self.js("[innerWidth, innerHeight, document.body.scrollHeight]")
        await self.size(size[0], max(size[1], size[2] + 200))
        if not await self.js("typeof axe !== 'undefined'"):
            await self.js(axe + ";0")
        rules = [rule] if rule else AXE_RULES
        found: list[str] = await self.js(
            f"axe.run(document, {{runOnly: {rules}}}).then(found => found.violations.map("
            "each => each.id + ': ' + each.nodes.map(node => node.html).join(' | ')))"
        )
        await self.size(size[0], size[1])
        return found


class Browser:
    """One Chromium without a window."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._waiting: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self._pages: dict[str, Page] = {}
        self._number = 0
        self._reading = asyncio.create_task(self._read())

    async def _read(self) -> None:
        async for text in self._socket:
            message = json.loads(text)
            if "id" in message:
                waiting = self._waiting.pop(message["id"])
                if waiting.done():
                    pass  # nobody waits any more
                elif "error" in message:
                    waiting.set_exception(AssertionError(message["error"]))
                else:
                    waiting.set_result(message["result"])
            elif page := self._pages.get(message.get("sessionId", "")):
                page.heard(message["method"], message["params"])

    async def call(
        self, method: str, session: str | None = None, **parts: object
    ) -> dict[str, Any]:
        """Call a method of DevTools."""
        self._number += 1
        answer: asyncio.Future[dict[str, Any]] = asyncio.get_running_loop().create_future()
        self._waiting[self._number] = answer
        message = {"id": self._number, "method": method, "params": parts}
        if session:
            message["sessionId"] = session
        await self._socket.send(json.dumps(message))
        return await answer

    async def page(self, url: str, *, width: int = 360, height: int = 740) -> Page:
        """Return a page with a storage of its own, of a phone's size."""
        context = await self.call("Target.createBrowserContext")
        return await self.tab(url, context["browserContextId"], width=width, height=height)

    async def tab(self, url: str, context: str, *, width: int = 360, height: int = 740) -> Page:
        """Return another page in a context that is there."""
        made = await self.call("Target.createTarget", url="about:blank", browserContextId=context)
        target = made["targetId"]
        attached = await self.call("Target.attachToTarget", targetId=target, flatten=True)
        page = Page(self, attached["sessionId"], context)
        self._pages[attached["sessionId"]] = page
        for domain in ("Page", "Runtime", "Network", "Log"):
            await page.call(f"{domain}.enable")
        await page.call("Emulation.setFocusEmulationEnabled", enabled=True)
        await page.size(width, height)
        await page.colours("light")
        await page.go(url)
        return page

    async def cookies(self) -> list[Any]:
        """Return the cookies of all pages."""
        found = []
        for page in self._pages.values():
            found += (await page.call("Network.getCookies"))["cookies"]
        return found

    async def aclose(self) -> None:
        """Close the pages."""
        for context in dict.fromkeys(page.context for page in self._pages.values()):
            await self.call("Target.disposeBrowserContext", browserContextId=context)
        self._reading.cancel()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_error: object) -> None:
        await self.aclose()


@contextmanager
def running(folder: Path) -> Iterator[str]:
    """Run a Chromium with its profile in a folder; gives the address of its DevTools."""
    command = [
        chromium(),
        *("--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"),
        *("--no-first-run", "--disable-background-networking", "--disable-sync"),
        *("--remote-debugging-port=0", f"--user-data-dir={folder / 'profile'}", "about:blank"),
    ]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield _address(folder / "profile" / "DevToolsActivePort")
    finally:
        process.terminate()
        process.wait(20)


def _address(file: Path) -> str:
    until = time.monotonic() + START_S
    while time.monotonic() < until:
        with suppress(OSError):
            port, _newline, path = file.read_text().partition("\n")
            if path:
                return f"ws://127.0.0.1:{port}{path.strip()}"
        time.sleep(0.05)
    raise AssertionError("Chromium did not start")


@asynccontextmanager
async def browsing(address: str) -> AsyncIterator[Browser]:
    """Drive the Chromium whose DevTools are at that address."""
    async with (
        connect(address, max_size=None, compression=None, proxy=None) as socket,
        Browser(socket) as browser,
    ):
        yield browser


def looked_at(
    chrome: str, html: str, look: Callable[[Page], Awaitable[Found]], *, width: int = 1280
) -> Found:
    """Return what comes of looking at a page that nobody serves."""

    async def opened() -> Found:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "page.html"
            file.write_text(html, encoding="utf-8")
            async with browsing(chrome) as browser:
                page = await browser.page("about:blank", width=width, height=900)
                await page.go(file.as_uri())
                await page.until("location.protocol === 'file:' && document.readyState[0] === 'c'")
                return await look(page)

    return asyncio.run(asyncio.wait_for(opened(), 90))


def violations(chrome: str, axe: str, html: str, first: str = "0") -> list[str]:
    """Return what axe finds on a page after some JavaScript, on a screen and on a phone, in light
    colours and in dark ones, which differ in nothing but contrast."""

    async def all_of(page: Page) -> list[str]:
        await page.js(first)
        found = [f"on a screen: {each}" for each in await page.violations(axe)]
        await page.colours("dark")
        found += [f"dark: {each}" for each in await page.violations(axe, "color-contrast")]
        await page.colours("light")
        await page.size(360, 740)
        return found + [f"on a phone: {each}" for each in await page.violations(axe)]

    return looked_at(chrome, html, all_of)


def told(chrome: str, html: str, script: str) -> Any:
    """Return what the body of an async function gives on a page."""
    return looked_at(chrome, html, lambda page: page.js(f"(async () => {{ {script} }})()"))


def width_of(chrome: str, html: str, width: int) -> int:
    """Return how wide a page becomes in a window of some width: more, and one has to scroll."""

    async def measured(page: Page) -> int:
        found: int = await page.js("document.documentElement.scrollWidth")
        return found

    return looked_at(chrome, html, measured, width=width)
