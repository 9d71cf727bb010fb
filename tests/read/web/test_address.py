"""Which addresses may be read, and which never."""

from __future__ import annotations

from ipaddress import ip_network

import pytest

from crossbearing.read import ReadFailure
from crossbearing.read.web.address import target
from crossbearing.read.web.limits import Limits

PRIVATE = """
0.0.0.0 0.1.2.3 10.0.0.1 100.64.0.1 127.0.0.1 127.8.8.8 169.254.169.254 172.16.0.1 172.31.255.254 192.0.0.1 192.0.0.170 192.0.2.1 192.88.99.1 192.168.1.1
198.18.0.1 198.19.255.255 198.51.100.7 203.0.113.9 224.0.0.1 239.255.255.250 240.0.0.1 255.255.255.255
:: ::1 ::7f00:1 ::ffff:127.0.0.1 ::ffff:8.8.8.8 ::ffff:169.254.169.254 64:ff9b::7f00:1 64:ff9b::808:808 64:ff9b:1::1 100::1 2001::1 2001:2::1 2001:db8::1
2001:10::1 2002:7f00:1:: 2002:808:808::1 3fff::1 5f00::1 fc00::1 fd00:ec2::254 fe80::1 fec0::1 ff02::1
""".split()
PUBLIC = "8.8.8.8 1.1.1.1 93.184.215.14 172.32.0.1 100.128.0.1 2606:4700::1111 2a00:1450:4001::8a".split()


def looked_up(*addresses: str):  # type: ignore[no-untyped-def]
    return lambda host, port: list(addresses)


@pytest.mark.parametrize("address", PRIVATE)
def test_no_name_leads_to_an_address_that_is_not_public(address: str) -> None:
    with pytest.raises(ReadFailure, match="no public address"):
        target("https://outlet.test/a", Limits(), looked_up(address))


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_address_is_the_one_connected_to(address: str) -> None:
    found = target("https://outlet.test/a?b=1#c", Limits(), looked_up(address))
    assert (found.address, found.host, found.port, found.path) == (address, "outlet.test", 443, "/a?b=1")


def test_one_private_address_among_public_ones_refuses_the_name() -> None:
    with pytest.raises(ReadFailure, match=r"outlet\.test is at 10\.0\.0\.5"):
        target("https://outlet.test/", Limits(), looked_up("8.8.8.8", "10.0.0.5"))


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1/", "http://127.1/", "http://2130706433/", "http://0x7f000001/", "http://0177.0.0.1/", "http://[::1]/", "http://localhost/",
     "http://localhost./", "http://[::ffff:127.0.0.1]/", "http://0/"],
)  # fmt: skip
def test_this_machine_in_all_its_spellings(url: str) -> None:
    with pytest.raises(ReadFailure, match=r"no public address|cannot be resolved"):
        target(url, Limits())


@pytest.mark.parametrize(
    ("url", "cause"),
    [
        ("ftp://outlet.test/a", "ftp scheme"), ("file:///etc/passwd", "file scheme"), ("gopher://outlet.test/", "gopher scheme"),
        ("http://outlet.test:22/", "port 22"), ("https://outlet.test:8443/", "port 8443"), ("http://outlet.test:99999/", "no valid URL"),
        ("http://me:secret@outlet.test/", "user name or password"), ("http://outlet.test\\@10.0.0.1/", "backslashes"), ("http:///a", "without a plain host"),
        ("http://out let.test/", "blanks"), ("http://outlet.test/\r\nX: y", "control characters"), ("http://[fe80::1%25eth0]/", "plain host|no valid URL"),
        ("http://" + "a" * 80 + ".test/", "no valid URL"),
    ],
)  # fmt: skip
def test_urls_that_are_not_read(url: str, cause: str) -> None:
    with pytest.raises(ReadFailure, match=cause):
        target(url, Limits(), looked_up("8.8.8.8"))


def test_a_name_in_another_script_is_looked_up_in_ascii() -> None:
    assert target("https://газета.test/", Limits(), looked_up("8.8.8.8")).host == "xn--80aahjj1e.test"


def test_an_exception_is_only_for_the_networks_that_are_named() -> None:
    limits = Limits(excepted=(ip_network("127.0.0.0/8"),))
    assert target("http://127.0.0.1/", limits).address == "127.0.0.1"
    with pytest.raises(ReadFailure, match="no public address"):
        target("http://10.0.0.1/", limits)
