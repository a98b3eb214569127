RULE = "PciAutoHeal-Replicate"


def replicates(replication):
    return any(rule.get("Status") == "Enabled" for rule in replication.get("Rules", []))


def with_rule(replication, role, target):
    """What is there, the role above all, and one rule more, before which none of the others comes."""
    kept = [rule for rule in replication.get("Rules", []) if rule.get("ID") != RULE]
    rule = {"ID": RULE, "Priority": 1 + max([int(other.get("Priority", 0)) for other in kept], default=0),
            "Status": "Enabled", "Filter": {"Prefix": ""}, "DeleteMarkerReplication": {"Status": "Disabled"},
            "Destination": {"Bucket": target}}
    return {"Role": replication.get("Role", role), "Rules": kept + [rule]}


def without_rule(replication, before):
    """What is there now, but for our rule: that is as it was. Nothing where no rule is left."""
    kept = [rule for rule in replication.get("Rules", []) if rule.get("ID") != RULE]
    kept += [rule for rule in before.get("Rules", []) if rule.get("ID") == RULE]
    return {**replication, "Rules": kept} if kept else {}
