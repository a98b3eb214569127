def find(event, context):
    name = next((user["UserName"] for user in event["Users"] if user["UserId"] == event["ResourceId"]), "")
    if not name and truth(event["More"]):
        raise ValueError("The account has more than 1,000 users and this one is not among the first.")
    return {"UserName": name, "Found": bool(name)}


def judge(event, context):
    attached = sorted(policy["PolicyArn"] for policy in event["Attached"])
    inline = sorted(event["Inline"])
    previous = {"AttachedPolicies": attached, "InlinePolicies": inline}
    return decide(event, not attached and not inline, previous, event.get("Tags"),
                  Attached=attached, HasAttached=bool(attached), Inline=inline, HasInline=bool(inline))


def alone(event, context):
    """Nobody else may gain these policies by being in the group already."""
    others = [user["UserName"] for user in event["Members"] if user["UserName"] != event["UserName"]]
    if others:
        raise ValueError("The group has other members: " + ", ".join(others))
    return {}


def text(event, context):
    document = event["Document"]
    return {"Document": document if isinstance(document, str) else json.dumps(document)}


def complete(event, context):
    missing = set(event["Attached"]) - {policy["PolicyArn"] for policy in event["GroupAttached"]}
    missing |= set(event["Inline"]) - set(event["GroupInline"])
    if missing:
        raise ValueError("The group does not hold " + ", ".join(sorted(missing)) + "; nothing was taken from the user.")
    return {}
