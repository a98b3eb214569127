import copy

GONE = "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/gone/50dc6c495c0c9188"
TAG_READS = ["elbv2:DescribeTags"]
SECURE = {"Type": "redirect", "RedirectConfig": {"Protocol": "HTTPS", "Port": "443", "StatusCode": "HTTP_301"}}


def make(aws, compliant):
    """Two plain listeners that fail, each in its own way, one that redirects already, and the secure one."""
    cards, other = alb(aws, "cards"), alb(aws, "other")
    elbv2 = aws("elbv2")
    vpc = aws("ec2").describe_vpcs()["Vpcs"][0]["VpcId"]
    target = elbv2.create_target_group(Name="cards", Protocol="HTTP", Port=8080, VpcId=vpc)["TargetGroups"][0]["TargetGroupArn"]
    forward = {"Type": "forward", "TargetGroupArn": target}
    fixed = {"Type": "fixed-response", "FixedResponseConfig": {"StatusCode": "200", "ContentType": "text/plain", "MessageBody": "up"}}
    certificate = aws("acm").request_certificate(DomainName="cards.example.com")["CertificateArn"]
    plain = [SECURE, SECURE] if compliant else [forward, fixed]
    for arn, port, actions in [(cards, 80, plain[0]), (cards, 8080, plain[1]), (cards, 81, SECURE), (other, 80, forward)]:
        elbv2.create_listener(LoadBalancerArn=arn, Protocol="HTTP", Port=port, DefaultActions=[actions])
    elbv2.create_listener(LoadBalancerArn=cards, Protocol="HTTPS", Port=443, DefaultActions=[forward],
                          Certificates=[{"CertificateArn": certificate}])
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
    return {f"{balancer['LoadBalancerName']} {listener['Port']}": [listener["Protocol"], listener["DefaultActions"]]
            for balancer in elbv2.describe_load_balancers()["LoadBalancers"]
            for listener in elbv2.describe_listeners(LoadBalancerArn=balancer["LoadBalancerArn"])["Listeners"]}


def healed(before):
    after = copy.deepcopy(before)
    for name in ("cards 80", "cards 8080"):
        after[name][1] = after["cards 81"][1]
    return after
