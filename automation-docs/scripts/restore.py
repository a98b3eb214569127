# Shared by the documents that put a previous state back. Pure, like decide.py.
import json


def settle(event, current, done, refusal=None, **elements):
    if done:
        verdict, reason = "AlreadyCompliant", "the previous state is in place"
    elif refusal:
        verdict, reason = "Stopped", refusal
    else:
        verdict, reason = ("Heal" if event["Mode"] == "heal" else "WouldHeal"), "to be put back"
    state = json.dumps(current, sort_keys=True, default=str)
    return {"Verdict": verdict, "Reason": reason, "PreviousState": state, **elements}


def saved(event):
    return json.loads(event["Saved"])


def truth(value):
    return str(value).lower() == "true"


def restored(event, context):
    if judge(event, context)["Verdict"] != "AlreadyCompliant":
        raise ValueError("Read again after the change, the previous state is not in place.")
    return {"Outcome": "Healed", "PreviousState": event["PreviousState"]}
