"""Addresses: which URLs a spider may ask for, and which it may never connect to."""

from __future__ import annotations

from typing import Any

import pytest

from spiders.engine.guard import address_fault, url_fault


@pytest.fixture
def site(sites: Any) -> Any:
    board = sites["sample.board"].at("https://jobs.example")
    return board.model_copy(
        update={
            "policy": board.policy.model_copy(
                update={"allowed_paths": ("/ads", "/$", "/view?id="), "allowed_hosts": ("m.jobs.example:8443",)}
            )
        }
    )


@pytest.mark.parametrize(
    "url",
    ["https://jobs.example/ads?page=2", "http://jobs.example/ads", "https://jobs.example/", "https://jobs.example", "https://jobs.example/view?id=7",
     "https://m.jobs.example:8443/ads", "https://jobs.example/robots.txt"],
)  # fmt: skip
def test_the_sites_own_pages_may_be_asked(url: str, site: Any) -> None:
    assert url_fault(url, site, loopback=False) is None


@pytest.mark.parametrize(
    ("url", "cause"),
    [
        ("ftp://jobs.example/ads", "scheme"),
        ("file:///etc/passwd", "scheme"),
        ("gopher://jobs.example/ads", "scheme"),
        ("https://user:word@jobs.example/ads", "credentials"),
        ("https://jobs.example@evil.example/ads", "credentials"),
        ("https://evil.example/ads", "host"),
        ("https://jobs.example.evil.example/ads", "host"),
        ("https://jobs.example:22/ads", "host"),
        ("https://m.jobs.example/ads", "host"),
        ("https://169.254.169.254/ads", "host"),
        ("https://jobs.example/login", "path"),
        ("https://jobs.example/view?id", "path"),
        ("https://jobs.example/?x=1", "path"),
        ("https://jobs.example/ads/../login", "path"),
        ("https://jobs.example/ads/%2e%2e/login", "path"),
    ],
)
def test_anything_else_may_not(url: str, cause: str, site: Any) -> None:
    assert url_fault(url, site, loopback=False) == cause


def test_a_site_file_cannot_name_a_private_address_as_its_host(site: Any) -> None:
    assert url_fault("http://10.0.0.7/ads", site.at("http://10.0.0.7"), loopback=False) == "address"


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "127.8.8.8", "0.1.2.3", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "192.0.2.1", "198.18.0.1",
     "224.0.0.1", "255.255.255.255", "240.0.0.1", "::1", "::", "fe80::1", "fc00::1", "ff02::1", "::ffff:10.0.0.1", "::ffff:8.8.8.8", "2002:7f00:1::",
     "64:ff9b::7f00:1", "2001:db8::1", "2001::1"],
)  # fmt: skip
def test_addresses_inside_are_never_connected_to(address: str) -> None:
    assert address_fault(address, loopback=False)


@pytest.mark.parametrize("address", ["8.8.8.8", "93.184.216.34", "2606:4700::1111", "jobs.example"])
def test_addresses_outside_and_names_pass(address: str) -> None:
    assert not address_fault(address, loopback=False)


def test_on_loopback_only_loopback_passes() -> None:
    assert not address_fault("127.0.0.1", loopback=True)
    assert not address_fault("::1", loopback=True)
    assert address_fault("8.8.8.8", loopback=True)
    assert address_fault("10.0.0.1", loopback=True)
