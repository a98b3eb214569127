def judge(event, context):
    group = next(iter(event["Groups"]), {})
    refusal = "a default security group cannot be deleted" if group.get("GroupName") == "default" else None
    return decide(event, not group or bool(event["Interfaces"]), group, group.get("Tags"), refusal)
