def judge(event, context):
    cluster = next(iter(event["Clusters"]), {})
    public = truth(cluster.get("PubliclyAccessible", False))
    return decide(event, not public, {"PubliclyAccessible": public}, cluster.get("Tags"))
