"""Find what must not stand in a cassette: keys, names of accounts, addresses of people and of machines."""

import re

_SECRET = re.compile(
    r"""
      \bsk-[\w-]{16,} | \bBearer\s+[\w.~+/=-]{8,} | \bAKIA[0-9A-Z]{16}\b | \bgh[pousr]_\w{30,} | \bhf_\w{30,}
    | \bAIza[\w-]{30,} | \bxox[abpr]-[\w-]{10,} | \beyJ[\w-]{10,}\.eyJ[\w-]{10,}\. | -----BEGIN
    | \borg-\w{16,} | \bproj_\w{16,}
    | \b(?:proxy-)?authorization\s*: | \b(?:x-)?api-key\s*: | \b(?:set-)?cookie\s*:
    | \bopenai-(?:organization|project)\b
    | \bx-(?:stainless|request|ratelimit|forwarded)[\w-]* | \bcf-ray\b | \buser-agent\s*:
    | \b[\w.+-]{1,64}@(?![\w-]{1,63}\.example\b)[\w-]{1,63}\.[\w.-]{2,63}  # but no made-up one (RFC 2606)
    | /(?:home|Users|root)/\w | \blocalhost\b
    | \b(?:127|10)\.\d{1,3}\.\d{1,3}\.\d{1,3}\b | \b192\.168\.\d{1,3}\.\d{1,3}\b
    """,
    re.IGNORECASE | re.VERBOSE,
)


def find_secrets(text: str) -> list[str]:
    """Return everything that looks like one, sorted, each once."""
    return sorted({match[0] for match in _SECRET.finditer(text)})
