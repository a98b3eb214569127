# A rule group of AWS WAF is replaced as a whole, under the lock of the reading.


def visibility(event):
    return event["Answer"]["RuleGroup"]["VisibilityConfig"]


def bytes_in(rules):
    """Whether a rule searches for bytes, which a document cannot send back as they were read."""
    if isinstance(rules, dict):
        return "SearchString" in rules or any(bytes_in(part) for part in rules.values())
    return isinstance(rules, list) and any(bytes_in(part) for part in rules)


def lossy(event):
    return "a rule searches for bytes, which would not come back as they are" if bytes_in(
        event["Answer"]["RuleGroup"].get("Rules")) else None


def parts(event, metrics):
    """What the service takes; it takes neither an empty description nor an empty set of bodies."""
    group = event["Answer"]["RuleGroup"]
    described, bodies = group.get("Description") or "", group.get("CustomResponseBodies") or {}
    return {
        "Name": group["Name"], "Id": group["Id"], "LockToken": event["Answer"]["LockToken"],
        "Scope": "CLOUDFRONT" if ":global/" in event["ResourceId"] else "REGIONAL",
        "Visibility": {**visibility(event), "CloudWatchMetricsEnabled": metrics},
        "Rules": group.get("Rules") or [], "Bodies": bodies, "Description": described,
        "IsPlain": not described and not bodies, "IsDescribed": bool(described) and not bodies,
        "IsAnswered": bool(bodies) and not described, "IsBoth": bool(described and bodies)}
