def judge(event, context):
    public = truth(next(iter(event["Clusters"]))["PubliclyAccessible"])
    wanted = truth(saved(event).get("PubliclyAccessible"))
    return settle(event, {"PubliclyAccessible": public}, public == wanted, Public=wanted)
