# The access log of a load balancer of either kind. Pure.
def log_of(classic, application):
    """What is set; empty where there is no such load balancer."""
    if classic:
        return (classic.get("LoadBalancerAttributes") or {}).get("AccessLog") or {"Enabled": False}
    attributes = {a["Key"]: a["Value"] for a in application.get("Attributes") or []}
    return {"Enabled": attributes.get("access_logs.s3.enabled", "false"),
            "S3BucketName": attributes.get("access_logs.s3.bucket", ""),
            "S3BucketPrefix": attributes.get("access_logs.s3.prefix", "")} if attributes else {}
