def name(event, context):
    return {"Name": event["ResourceId"].split(":autoScalingGroupName/", 1)[1]}


def judge(event, context):
    group = next(iter(event["Groups"]), None)
    if group is None:
        return decide(event, True, {}, Wanted="")
    kinds = [kind for kind in group.get("HealthCheckType", "").split(",") if kind]
    balanced = group.get("LoadBalancerNames") or group.get("TargetGroupARNs")
    others = [kind for kind in kinds if kind != "EC2"]  # EC2 checks are always on and are not written
    previous = {"HealthCheckType": group.get("HealthCheckType", "EC2")}
    compliant = not balanced or "ELB" in kinds
    return decide(event, compliant, previous, group.get("Tags"), Wanted=",".join(others + ["ELB"]))
