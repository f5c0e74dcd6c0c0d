"""Which addresses are out in public."""

from ipaddress import ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.ingest.web.networks import why_barred

PUBLIC = [
    "93.184.215.14",
    "1.1.1.1",
    "172.32.0.1",
    "100.128.0.1",
    "192.0.1.1",
    "223.255.255.254",
    "2606:4700::1111",
    "2001:4860:4860::8888",
    "2a00:1450::1",
    "::ffff:93.184.215.14",
    "64:ff9b::5db8:d70e",
]
PRIVATE = [
    "127.0.0.1",
    "127.255.255.254",
    "10.0.0.1",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "100.64.0.1",
    "192.0.0.8",
    "192.0.2.1",
    "192.88.99.1",
    "198.18.0.1",
    "198.51.100.7",
    "203.0.113.7",
    "::1",
    "fc00::1",
    "fd12:3456::1",
    "fec0::1",
    "64:ff9b:1::1",
    "100::1",
    "2001::1",
    "2001:10::1",
    "2001:20::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "2002:5db8:d70e::1",
    "3fff::1",
    "5f00::1",
    "4000::1",
    "::7f00:1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b::a00:1",
]
NEVER = [
    "0.0.0.0",
    "0.1.2.3",
    "169.254.169.254",
    "169.254.0.1",
    "100.100.100.200",
    "192.0.0.192",
    "168.63.129.16",
    "fd00:ec2::254",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "fe80::1",
    "ff02::1",
    "::ffff:169.254.169.254",
    "64:ff9b::a9fe:a9fe",
    "::ffff:0.0.0.0",
]


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_address_may_be_fetched_from(address: str) -> None:
    assert why_barred(ip_address(address), allow_private=False) is None


@pytest.mark.parametrize("address", PRIVATE)
def test_any_other_address_is_barred_unless_private_ones_are_allowed(address: str) -> None:
    assert why_barred(ip_address(address), allow_private=False)
    assert why_barred(ip_address(address), allow_private=True) is None


@pytest.mark.parametrize("address", NEVER)
def test_nothing_is_ever_fetched_from_metadata_services_and_addresses_of_no_one_machine(address: str) -> None:
    assert why_barred(ip_address(address), allow_private=False)
    assert why_barred(ip_address(address), allow_private=True)


@given(st.ip_addresses())
def test_what_the_standard_library_calls_loopback_private_or_link_local_is_barred(address: object) -> None:
    judged = ip_address(str(address))
    if judged.is_loopback or judged.is_private or judged.is_link_local or judged.is_multicast or judged.is_unspecified:
        assert why_barred(judged, allow_private=False)


@given(st.ip_addresses(v=4))
def test_an_ipv4_address_is_judged_alike_in_every_dress(address: object) -> None:
    plain = ip_address(str(address))
    judged = why_barred(plain, allow_private=False)
    assert why_barred(ip_address(f"::ffff:{plain}"), allow_private=False) == judged
    assert why_barred(ip_address(int(ip_address("64:ff9b::")) + int(plain)), allow_private=False) == judged
