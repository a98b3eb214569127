def kind(event, context):
    return {"Kind": "instance" if event["Snapshots"] else "cluster" if event["ClusterSnapshots"] else "gone"}


def judge(event, context):
    grants = [a for a in event["Attributes"] if a.get("AttributeName") == "restore"]
    public = any("all" in (a.get("AttributeValues") or []) for a in grants)
    wanted = "all" in saved(event).get("Restore", [])
    refusal = None if wanted else "the saved state does not share the snapshot with everybody"
    return settle(event, {"Restore": ["all"] if public else []}, public == wanted, refusal)
