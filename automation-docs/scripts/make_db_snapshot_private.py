def kind(event, context):
    return {"Kind": "instance" if event["Snapshots"] else "cluster" if event["ClusterSnapshots"] else "gone"}


def judge(event, context):
    grants = [a for a in event["Attributes"] if a.get("AttributeName") == "restore"]
    public = any("all" in (a.get("AttributeValues") or []) for a in grants)
    tags = [tag for snapshot in event["Snapshots"] for tag in snapshot.get("TagList") or []]
    return decide(event, not public, {"Restore": ["all"] if public else []}, tags)
