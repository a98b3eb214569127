# Dates as services write them, in whole days. Pure: today is in the event, there is no clock.
from datetime import datetime, timezone


def day_of(value):
    """A date out of an ISO text or seconds since 1970; None where there is none."""
    if value in (None, "", "None", "N/A"):
        return None
    text = str(value).strip()
    if text.replace(".", "", 1).isdigit() and "-" not in text:
        return datetime.fromtimestamp(float(text), timezone.utc).date()
    return datetime.fromisoformat(text[:10]).date()


def days_since(value, today):
    """Days from that date until today; None where there is no date."""
    day = day_of(value)
    return None if day is None else (datetime.fromisoformat(today).date() - day).days
