GONE = "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/gone/50dc6c495c0c9188"
TAG_READS = ["elbv2:DescribeTags"]


def settings(aws):
    return {"web-acl-arn": acl(aws, "chosen")}


def acl(aws, name):
    found = [one["ARN"] for one in aws("wafv2").list_web_acls(Scope="REGIONAL")["WebACLs"] if one["Name"] == name]
    seen = {"SampledRequestsEnabled": True, "CloudWatchMetricsEnabled": True, "MetricName": name}
    return found[0] if found else aws("wafv2").create_web_acl(
        Name=name, Scope="REGIONAL", DefaultAction={"Allow": {}}, VisibilityConfig=seen)["Summary"]["ARN"]


def make(aws, compliant):
    cards, other, bare = alb(aws, "cards"), alb(aws, "other"), alb(aws, "bare")
    for arn in [cards, other] if compliant else [other]:
        aws("wafv2").associate_web_acl(WebACLArn=acl(aws, "own"), ResourceArn=arn)
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
    return {balancer["LoadBalancerName"]:
            (aws("wafv2").get_web_acl_for_resource(ResourceArn=balancer["LoadBalancerArn"]).get("WebACL") or {}).get("Name")
            for balancer in aws("elbv2").describe_load_balancers()["LoadBalancers"]}


def healed(before):
    return {**before, "cards": "chosen"}
