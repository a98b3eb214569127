# The access log of a load balancer of either kind, and whether the bucket for it will do. Pure.
def log_of(classic, application):
    """What is set; empty where there is no such load balancer."""
    if classic:
        return (classic[0].get("LoadBalancerAttributes") or {}).get("AccessLog") or {"Enabled": False}
    own = attributes(application[0]) if application else {}
    return {"Enabled": own.get("access_logs.s3.enabled", "false"), "S3BucketName": own.get("access_logs.s3.bucket", ""),
            "S3BucketPrefix": own.get("access_logs.s3.prefix", "")} if own else {}


def unusable(event):
    if not event["Location"]:
        return "the bucket " + event["Bucket"] + " does not exist"
    region = (event["Location"].get("LocationConstraint") or "us-east-1").replace("EU", "eu-west-1")
    if region != event["Region"]:
        return "the bucket " + event["Bucket"] + " is in " + region + "; it must be in the load balancer's Region"
    return None
