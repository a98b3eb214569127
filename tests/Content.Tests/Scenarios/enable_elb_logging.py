import copy

GONE = "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/gone/50dc6c495c0c9188"
TAG_READS = ["elbv2:DescribeTags"]
BUCKET = "pciautoheal-logs-123456789012-us-east-1"


def make(aws, compliant):
    aws("s3").create_bucket(Bucket=BUCKET)
    cards, other = alb(aws, "cards"), alb(aws, "other")
    aws("elb").create_load_balancer(LoadBalancerName="classic", AvailabilityZones=["us-east-1a"], Listeners=[
        {"Protocol": "HTTP", "LoadBalancerPort": 80, "InstanceProtocol": "HTTP", "InstancePort": 80}])
    if compliant:
        aws("s3").create_bucket(Bucket="own-logs")
        aws("elbv2").modify_load_balancer_attributes(LoadBalancerArn=cards, Attributes=[
            {"Key": "access_logs.s3.enabled", "Value": "true"}, {"Key": "access_logs.s3.bucket", "Value": "own-logs"}])
    return cards


def alb(aws, name):
    ec2 = aws("ec2")
    subnets = [subnet["SubnetId"] for subnet in ec2.describe_subnets(
        Filters=[{"Name": "default-for-az", "Values": ["true"]}])["Subnets"][:2]]
    made = aws("elbv2").create_load_balancer(Name=name, Subnets=subnets, Type="application")
    return made["LoadBalancers"][0]["LoadBalancerArn"]


def tag(aws, id, tags):
    aws("elbv2").add_tags(ResourceArns=[id], Tags=[{"Key": k, "Value": v} for k, v in tags.items()])


def look(aws, id):
    """The bucket of a log that is off says nothing."""
    elbv2, found = aws("elbv2"), {}
    for balancer in elbv2.describe_load_balancers()["LoadBalancers"]:
        attributes = elbv2.describe_load_balancer_attributes(LoadBalancerArn=balancer["LoadBalancerArn"])["Attributes"]
        found[balancer["LoadBalancerName"]] = own = {a["Key"]: a["Value"] for a in attributes}
        if own.get("access_logs.s3.enabled", "false") == "false":
            own.update({"access_logs.s3.enabled": "false", "access_logs.s3.bucket": ""})
    attributes = aws("elb").describe_load_balancer_attributes(LoadBalancerName="classic")["LoadBalancerAttributes"]
    return {**found, "classic": attributes}


def healed(before):
    after = copy.deepcopy(before)
    after["cards"].update({"access_logs.s3.enabled": "true", "access_logs.s3.bucket": BUCKET})
    return after
