# The default actions of a firewall policy. Pure.
DECIDING = ("aws:drop", "aws:forward_to_sfe")


def policy(event):
    return event["Answer"].get("FirewallPolicy") or {}


def response(event):
    return event["Answer"].get("FirewallPolicyResponse") or {}


def decides(actions):
    """A list has one standard action, and custom ones beside it that only publish metrics."""
    return any(action in DECIDING for action in actions)


def without_pass(actions, action):
    return [action, *(one for one in actions if not one.startswith("aws:"))]


def untouchable(event):
    state = response(event).get("FirewallPolicyStatus", "ACTIVE")
    if event["ResourceId"].split(":")[4] != event["Account"]:
        return "the policy is shared by another account: it is healed there"
    return None if state == "ACTIVE" else "the policy is " + state


def update(event, changed):
    """What is sent along, so that a change of the policy loses neither its description nor its key, and the token that
    makes the service refuse it where somebody else has changed the policy meanwhile."""
    description = response(event).get("Description") or ""
    encryption = response(event).get("EncryptionConfiguration") or {"Type": "AWS_OWNED_KMS_KEY"}
    return {"Token": event["Answer"].get("UpdateToken", ""), "Changed": changed, "Encryption": encryption,
            "Description": description, "IsDescribed": bool(description), "IsPlain": not description}
