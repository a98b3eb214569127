import copy

GONE = "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/gone/50dc6c495c0c9188"
TAG_READS = ["elbv2:DescribeTags"]
KEY = "routing.http.desync_mitigation_mode"


def make(aws, compliant):
    cards, other = alb(aws, "cards"), alb(aws, "other")
    for arn, mode in [(cards, "strictest" if compliant else "monitor"), (other, "monitor")]:
        aws("elbv2").modify_load_balancer_attributes(LoadBalancerArn=arn, Attributes=[
            {"Key": KEY, "Value": mode}, {"Key": "idle_timeout.timeout_seconds", "Value": "120"}])
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
    elbv2 = aws("elbv2")
    return {balancer["LoadBalancerName"]: {
        a["Key"]: a["Value"] for a in
        elbv2.describe_load_balancer_attributes(LoadBalancerArn=balancer["LoadBalancerArn"])["Attributes"]}
        for balancer in elbv2.describe_load_balancers()["LoadBalancers"]}


def healed(before):
    after = copy.deepcopy(before)
    after["cards"][KEY] = "defensive"
    return after
