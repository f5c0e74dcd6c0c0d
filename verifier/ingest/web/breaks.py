"""Say what went wrong on a connection, in words for somebody who wants to read a page; pure.

httpcore2 keeps the error of the layer below as the first argument of its own; what that one says of a certificate or
a head is looked at, but never repeated, because the server had a hand in it.
"""

import ssl

import httpcore2

from verifier.ingest.web.faults import CHECK, LATER, SAVE, Fault
from verifier.ingest.web.outcomes import Limits

BROKEN = (httpcore2.TimeoutException, httpcore2.NetworkError, httpcore2.ProtocolError)

_HEAD_TOO_LARGE = 431
_UNPROVEN = "who answers there is not proven, so nothing is read from it"
_CERTIFICATES = {
    10: "it has expired",
    9: "it is not valid yet",
    18: "nobody vouches for it but itself",
    19: "nobody known vouches for it",
    20: "nobody known vouches for it",
    23: "it was revoked",
    62: "it is for another name",
    64: "it is for another address",
}
"""OpenSSL's X509_V_ERR codes."""


def head_fault(error: Exception, limits: Limits) -> Fault:
    """Return what went wrong before the head of an answer was there."""
    if isinstance(error, httpcore2.ConnectTimeout):
        reason = f"is on a host that did not answer within {limits.connect_s:g} seconds"
        return Fault(reason, LATER, retryable=True, no_way=True)
    if isinstance(error, httpcore2.TimeoutException):
        return _silence(limits)
    if isinstance(error, httpcore2.ConnectError):
        return _connect_fault(error)
    if isinstance(error, httpcore2.ProtocolError):
        return _protocol_fault(error)
    return Fault("is on a host that broke the connection off", LATER, retryable=True)


def body_fault(error: Exception, limits: Limits) -> Fault:
    """Return what went wrong after it."""
    if isinstance(error, httpcore2.TimeoutException):
        return _silence(limits)
    return Fault("broke off before its end", LATER, retryable=True)


def _silence(limits: Limits) -> Fault:
    return Fault(f"is on a host that said nothing for {limits.read_s:g} seconds", LATER, retryable=True)


def _connect_fault(error: httpcore2.ConnectError) -> Fault:
    cause = error.args[0] if error.args else None
    if isinstance(cause, ssl.SSLCertVerificationError):
        why = _CERTIFICATES.get(cause.verify_code, f"OpenSSL's code {cause.verify_code}")
        return Fault(f"is on a host whose certificate is not valid ({why})", f"{CHECK}; {_UNPROVEN}", no_way=True)
    if isinstance(cause, ssl.SSLError):
        return Fault("is on a host with which no encrypted connection could be made", CHECK, no_way=True)
    return Fault("is on a host that cannot be reached", f"{CHECK}, or {LATER}", retryable=True, no_way=True)


def _protocol_fault(error: Exception) -> Fault:
    cause = error.args[0] if error.args else None
    if getattr(cause, "error_status_hint", None) == _HEAD_TOO_LARGE:
        return Fault("is answered with header fields without end", SAVE)
    if isinstance(cause, str):  # httpcore2's own words: the connection was closed instead of an answer
        return Fault("is on a host that broke the connection off", LATER, retryable=True)
    return Fault("is on a host whose answer is not HTTP", f"{CHECK}, or {SAVE}")
