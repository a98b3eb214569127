def judge(event, context):
    public = {snapshot["SnapshotId"] for snapshot in event["Snapshots"]}
    share = sorted(set(saved(event).get("SnapshotIds", [])) - public)
    refusal = "more than 100 snapshots" if len(share) > 100 else None
    return settle(event, {"SnapshotIds": sorted(public)}, not share, refusal, SnapshotIds=share)
