"""Where an address may lead: only to machines of the public internet, unless the configuration names others.

A page is named by an editor, but where it redirects to and what its name resolves to is its owner's choice; without
this check a feed could have this machine read out what lies behind a firewall.
"""

from __future__ import annotations

import socket
from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from briefing.errors import SourceError, UsageError
from briefing.translation import tr

_NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052: the last four bytes are an IPv4 address


class RefusedError(SourceError):
    """The address leads into a private network."""


@dataclass(frozen=True, slots=True)
class Allowed:
    """What `[sources] allow_private` names: hosts, addresses and networks that may be read although not public."""

    hosts: frozenset[str] = frozenset()
    networks: tuple[IPv4Network | IPv6Network, ...] = ()

    @classmethod
    def of(cls, names: Iterable[str]) -> Allowed:
        """Read «wiki.local», «10.0.0.5», «10.0.0.0/8». UsageError: an address of a network that is none."""
        hosts, networks = set(), []
        for name in names:
            try:
                networks.append(ip_network(name.strip("[]"), strict=False))
            except ValueError:
                if "/" in name or not name.strip():
                    message = tr(
                        "sources.allow_private: {value!r} is no host, address or network; write it as 10.0.0.0/8"
                    )
                    raise UsageError(message.format(value=name)) from None
                hosts.add(name.lower().rstrip("."))
        return cls(frozenset(hosts), tuple(networks))

    def names(self, host: str, address: IPv4Address | IPv6Address) -> bool:
        """Whether this host, or the address that it has now, was named."""
        return host.lower().rstrip(".") in self.hosts or any(address in network for network in self.networks)


def public_addresses(host: str, port: int, allowed: Allowed) -> list[str]:
    """Resolve `host` and give its addresses, to be connected to as they are, so that no second answer can lead astray.

    RefusedError: one of them is private, loopback, link-local or otherwise not of the public internet, and `allowed`
    names neither it nor the host. OSError: the name doesn't resolve.
    """
    found = dict.fromkeys(str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
    for text in found:
        address = ip_address(text.partition("%")[0])
        if not _is_public(address) and not allowed.names(host, address):
            message = tr("{host} is {address}, in a private network; to read it name it in [sources] allow_private")
            raise RefusedError(message.format(host=host, address=address))
    return list(found)


def _is_public(address: IPv4Address | IPv6Address) -> bool:
    inner = _embedded(address) if isinstance(address, IPv6Address) else None
    if inner is not None:
        return _is_public(inner)
    return address.is_global and not address.is_multicast


def _embedded(address: IPv6Address) -> IPv4Address | None:
    """Give the IPv4 address that an IPv6 one stands for: mapped, 6to4, Teredo, NAT64."""
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
