# The default actions of a firewall policy. Pure.
DECIDING = ("aws:drop", "aws:forward_to_sfe")


def decides(actions):
    """A list has one standard action, and custom ones beside it that only publish metrics."""
    return any(action in DECIDING for action in actions)


def without_pass(actions, action):
    return [action, *(one for one in actions if not one.startswith("aws:"))]


def untouchable(event):
    state = event["Response"].get("FirewallPolicyStatus", "ACTIVE")
    if event["ResourceId"].split(":")[4] != event["Account"]:
        return "the policy is shared by another account: it is healed there"
    return None if state == "ACTIVE" else "the policy is " + state


def update(response, changed):
    """What is sent along, so that a change of the policy loses neither its description nor its key."""
    description = response.get("Description") or ""
    encryption = response.get("EncryptionConfiguration") or {"Type": "AWS_OWNED_KMS_KEY"}
    return {"Changed": changed, "Encryption": encryption, "Description": description,
            "IsDescribed": bool(description), "IsPlain": not description}
