import copy

GONE = "sg-00000000000000000"
TAG_READS = ["ec2:DescribeSecurityGroups"]
OPEN = {"CidrIp": "0.0.0.0/0", "Description": "the whole world"}
OPEN6 = {"CidrIpv6": "::/0"}
PARTNER = {"CidrIp": "203.0.113.0/24", "Description": "partner"}


def make(aws, compliant):
    ec2 = aws("ec2")
    vpc = ec2.create_vpc(CidrBlock="10.1.0.0/16")["Vpc"]["VpcId"]
    group = ec2.create_security_group(GroupName="web", Description="web", VpcId=vpc)["GroupId"]
    friend = ec2.create_security_group(GroupName="friend", Description="open, and not asked about", VpcId=vpc)["GroupId"]
    rules = [rule("tcp", 443, 443, [OPEN], [OPEN6]), rule("icmp", 8, 0, [OPEN]), rule("tcp", 8443, 8443, [PARTNER])]
    if not compliant:
        rules += [rule("tcp", 443, 444, [OPEN]), rule("udp", 443, 443, [], [OPEN6]), rule("-1", None, None, [OPEN, PARTNER])]
    ec2.authorize_security_group_ingress(GroupId=group, IpPermissions=rules)
    ec2.authorize_security_group_ingress(GroupId=friend, IpPermissions=[rule("tcp", 22, 22, [OPEN])])
    return group


def rule(protocol, first, last, v4, v6=()):
    where = {} if first is None else {"FromPort": first, "ToPort": last}
    return {"IpProtocol": protocol, **where, "IpRanges": list(v4), "Ipv6Ranges": list(v6)}


def tag(aws, id, tags):
    aws("ec2").create_tags(Resources=[id], Tags=[{"Key": k, "Value": v} for k, v in tags.items()])


def look(aws, id):
    groups = aws("ec2").describe_security_groups()["SecurityGroups"]
    return {group["GroupName"]: grants(group["IpPermissions"]) for group in groups if group["GroupName"] in ("web", "friend")}


def grants(permissions):
    return sorted([p["IpProtocol"], p.get("FromPort", -1), p.get("ToPort", -1), str(sorted(source.items()))]
                  for p in permissions for name in ("IpRanges", "Ipv6Ranges") for source in p.get(name) or [])


def healed(before):
    after = copy.deepcopy(before)
    for protocol, first, last, source in [("tcp", 443, 444, OPEN), ("udp", 443, 443, OPEN6), ("-1", -1, -1, OPEN)]:
        after["web"].remove([protocol, first, last, str(sorted(source.items()))])
    return after
