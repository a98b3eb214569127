def name(event, context):
    return {"Name": event["ResourceId"].split(":autoScalingGroupName/", 1)[1]}


def judge(event, context):
    group = next(iter(event["Groups"]), {})
    wanted = saved(event).get("HealthCheckType", "")
    refusal = None if group and wanted else "the group or its saved health check is not there"
    current = {"HealthCheckType": group.get("HealthCheckType", "")}
    return settle(event, current, bool(group) and group.get("HealthCheckType") == wanted, refusal, Wanted=wanted)
