def healed(event, context):
    verdict = judge(event, context)["Verdict"]
    if verdict not in ("AlreadyCompliant", "Exempt"):
        raise ValueError("Read again after the change, the resource is still not compliant.")
    return {"Outcome": "Healed", "PreviousState": event["PreviousState"]}
