def judge(event, context):
    trail, own = event["Trail"], event["Trail"].get("TrailARN", "").split(":")
    refusal = None
    if truth(trail.get("IsOrganizationTrail", False)) or own[4] != event["Account"]:
        refusal = "the trail belongs to the organization or to another account: change it there"
    elif trail.get("HomeRegion", event["Region"]) != event["Region"]:
        refusal = "the trail's home is " + trail["HomeRegion"] + ": it is healed there"
    tags = [tag for resource in event["Tags"] for tag in resource.get("TagsList", [])]
    return decide(event, compliant(trail), previous(trail), tags, refusal)
