"""List the phenomena that stories and claims are tagged with (docs/gold.md says what each means)."""

TAGS = frozenset(
    {
        "bound",
        "contradiction",
        "correction",
        "currencies",
        "cut-off",
        "denial-within",
        "flat-denial",
        "forecast-failed",
        "forecast-true",
        "hedge",
        "hostile-instruction",
        "misattribution",
        "name-variants",
        "omission",
        "one-spokesman",
        "overstated-quotation",
        "part-whole",
        "predicted",
        "range",
        "rounding",
        "sarcasm-opinion",
        "similar-events",
        "transliteration",
        "unconfirmed",
        "units",
        "update",
        "wire-copy",
    }
)
