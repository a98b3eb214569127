# Shared by every document: what to do about one finding. Pure: no clock, no network, only the event.
import json
from datetime import datetime


def tags_of(tags):
    if isinstance(tags, dict):
        return tags
    names = [("Key", "Value"), ("key", "value"), ("TagKey", "TagValue")]
    return {tag[k]: tag.get(v, "") for tag in tags or [] for k, v in names if k in tag}


def exemption(tags, today):
    found = tags_of(tags)
    if "pciautoheal:exempt" not in found:
        return None
    try:
        until = datetime.fromisoformat(found.get("pciautoheal:exempt-until", "").strip()).date()
        return "Exempt" if until >= datetime.fromisoformat(today).date() else None
    except ValueError:
        return "Stopped"  # somebody meant to exempt this; an unreadable date must not lead to a change


def decide(event, compliant, previous, tags=None, refusal=None, **elements):
    if compliant:
        verdict, reason = "AlreadyCompliant", "nothing to change"
    elif exemption(tags, event["Today"]):
        verdict, reason = exemption(tags, event["Today"]), "tagged pciautoheal:exempt"
    elif refusal:
        verdict, reason = "Stopped", refusal
    else:
        verdict, reason = ("Heal" if event["Mode"] == "heal" else "WouldHeal"), "not compliant"
    state = json.dumps(previous, sort_keys=True, default=str)
    return {"Verdict": verdict, "Reason": reason, "PreviousState": state, **elements}


def truth(value):
    return str(value).lower() == "true"
