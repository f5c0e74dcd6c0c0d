"""Make claims of what was read: wording that stands alone, stance, dates, and no fact twice."""
