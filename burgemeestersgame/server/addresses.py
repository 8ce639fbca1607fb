"""Which addresses of this computer phones may reach, the likeliest first."""

from __future__ import annotations

import ipaddress
import socket
from typing import NamedTuple

# Adapters that no phone can reach: virtual machines, containers, tunnels.
_VIRTUAL = (
    *("docker", "veth", "virbr", "vmnet", "vbox", "br-", "tun", "tap", "wsl", "hyper-v"),
    *("virtual", "vethernet", "zt", "tailscale", "loopback", "bluetooth"),
)
LOOPBACK = "127.0.0.1"


class Address(NamedTuple):
    """An IPv4 address of this computer and the name of its adapter."""

    ip: str
    adapter: str


def addresses() -> tuple[Address, ...]:
    """Return the addresses, the likeliest for phones first; this computer's own comes last."""
    import ifaddr  # late: only who hosts a group needs it

    found = [
        Address(str(ip.ip), adapter.nice_name)
        for adapter in ifaddr.get_adapters()
        for ip in adapter.ips
        if ip.is_IPv4
    ]
    way_out = _way_out()

    def rank(address: Address) -> tuple[bool, bool, bool, bool]:
        ip = ipaddress.ip_address(address.ip)
        name = address.adapter.lower()
        return (
            ip.is_loopback or ip.is_link_local,
            any(word in name for word in _VIRTUAL),
            address.ip != way_out,
            not ip.is_private,
        )

    return tuple(sorted(dict.fromkeys(found), key=rank)) or (Address(LOOPBACK, ""),)


def _way_out() -> str:
    """Return the address by which this computer would leave its network; nothing is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # an address for documentation: nobody is there
            return str(probe.getsockname()[0])
        except OSError:
            return ""
