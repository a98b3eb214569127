# A rule group of AWS WAF is replaced as a whole, under the lock of the reading.


def visibility(event):
    return event["Answer"]["RuleGroup"]["VisibilityConfig"]


def parts(event, metrics):
    group = event["Answer"]["RuleGroup"]
    described = group.get("Description") or ""
    return {
        "Name": group["Name"], "Id": group["Id"], "LockToken": event["Answer"]["LockToken"],
        "Scope": "CLOUDFRONT" if ":global/" in event["ResourceId"] else "REGIONAL",
        "Visibility": {**visibility(event), "CloudWatchMetricsEnabled": metrics},
        "Rules": group.get("Rules") or [], "Bodies": group.get("CustomResponseBodies") or {},
        "Description": described, "HasDescription": bool(described), "HasNone": not described}
