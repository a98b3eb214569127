def judge(event, context):
    own = [s for s in event["Snapshots"] if s.get("OwnerId", event["ResourceId"]) == event["ResourceId"]]
    kept = {s["SnapshotId"]: exemption(s.get("Tags"), event["Today"]) for s in own}
    failing = sorted(snapshot for snapshot, exempt in kept.items() if not exempt)[:100]
    answer = decide(event, not failing, {"SnapshotIds": failing}, SnapshotIds=failing)
    if not failing and kept:
        answer["Verdict"] = "Stopped" if "Stopped" in kept.values() else "Exempt"
    return answer


def healed(event, context):
    still = sorted({s["SnapshotId"] for s in event["Snapshots"]} & set(event["SnapshotIds"]))
    if still:
        raise ValueError("Still restorable by everybody: " + ", ".join(still))
    return {"Outcome": "Healed", "PreviousState": event["PreviousState"]}
