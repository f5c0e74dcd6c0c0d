"""Who answers has to prove the name that was asked for, although the connection goes to a number."""

import gc
import shutil
import socket
import ssl
import subprocess
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from web_sites import ARTICLE, LONG_S, Bridge, Names, fetched, own, page, refusal, serving

from verifier.ingest.web import Limits
from verifier.ingest.web.chain import Surroundings

NAME = "news.test"
PUBLIC = "93.184.215.14"


@dataclass
class Certified:
    """A server's side of TLS with a certificate for one name, a client's that trusts it, and the names asked for."""

    server: ssl.SSLContext
    client: ssl.SSLContext
    asked: list[str | None]


def certify(folder: Path, *subject: str) -> Certified:
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    command += ["-keyout", str(key), "-out", str(certificate), "-subj", f"/CN={NAME}", *subject]
    subprocess.run(command, check=True, capture_output=True, timeout=LONG_S)
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(certificate, key)
    asked: list[str | None] = []
    server.sni_callback = lambda wire, name, context: asked.append(name)
    return Certified(server, ssl.create_default_context(cafile=str(certificate)), asked)


@pytest.fixture
def certified(tmp_path: Path) -> Certified:
    if shutil.which("openssl") is None:
        pytest.skip("the openssl command makes the certificate of this test")
    return certify(tmp_path, "-days", "30", "-addext", f"subjectAltName=DNS:{NAME}")


def test_the_certificate_is_checked_for_the_name_and_the_name_is_what_the_server_hears(certified: Certified) -> None:
    with serving({"/": page(ARTICLE)}, certified.server) as site:
        names, bridge = Names({NAME: [[PUBLIC]]}), Bridge({PUBLIC: site.port})
        limits = Limits(respect_robots=False, tries=1, connect_s=LONG_S, read_s=LONG_S, total_s=LONG_S)
        got = fetched(f"https://{NAME}/", limits, Surroundings(names, bridge, certified.client))
    assert got.data == ARTICLE
    assert bridge.connected == [PUBLIC]
    assert certified.asked == [NAME]
    assert f"Host: {NAME}\r\n" in site.heads[0]


def test_a_certificate_for_another_name_is_refused(certified: Certified) -> None:
    with serving({"/": page(ARTICLE)}, certified.server) as site:
        names, bridge = Names({"other.test": [[PUBLIC]]}), Bridge({PUBLIC: site.port})
        told = refusal("https://other.test/", own(), Surroundings(names, bridge, certified.client))
    assert "certificate is not valid (it is for another name)" in told.reason
    assert "nothing is read from it" in told.advice
    assert site.asked == []


def test_a_certificate_that_nobody_known_vouches_for_is_refused_and_not_tried_again(certified: Certified) -> None:
    with serving({"/": page(ARTICLE)}, certified.server) as site:
        names, bridge = Names({NAME: [[PUBLIC]]}), Bridge({PUBLIC: site.port})
        told = refusal(f"https://{NAME}/", own(tries=3), Surroundings(names, bridge))
    assert "certificate is not valid (nobody vouches for it but itself)" in told.reason
    assert len(bridge.connected) == 1
    assert site.asked == []


def test_a_server_without_encryption_is_refused_under_https() -> None:
    with serving({"/": page(ARTICLE)}) as site:
        told = refusal(site.url().replace("http://", "https://"), own())
    assert "no encrypted connection" in told.reason


def test_a_handshake_that_never_comes_is_given_up_and_its_connection_closed() -> None:
    """A connection left open would fail this test by its warning."""
    with closing(socket.create_server(("127.0.0.1", 0))) as listening:
        address = f"https://127.0.0.1:{listening.getsockname()[1]}/"
        assert "not there in full" in refusal(address, own(total_s=0.2)).reason
        assert "did not answer within 0.2 seconds" in refusal(address, own(connect_s=0.2)).reason
        gc.collect()


def test_a_server_with_encryption_is_no_answer_under_http(certified: Certified) -> None:
    with serving({"/": page(ARTICLE)}, certified.server) as site:
        told = refusal(site.url().replace("https://", "http://"), own())
    assert "not HTTP" in told.reason or "broke the connection off" in told.reason


def test_a_robots_txt_from_an_unproven_host_is_not_believed(certified: Certified) -> None:
    with serving({"/robots.txt": page(b""), "/": page(ARTICLE)}, certified.server) as site:
        names, bridge = Names({NAME: [[PUBLIC]]}), Bridge({PUBLIC: site.port})
        told = refusal(f"https://{NAME}/", own(respect_robots=True), Surroundings(names, bridge))
    assert "certificate is not valid" in told.reason
    assert site.asked == []
