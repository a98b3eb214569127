def gone(event, context):
    if event["Found"]:
        raise ValueError("The resource still exists: " + event["ResourceId"])
    return {"Outcome": event["Outcome"], "PreviousState": event["PreviousState"]}
