import copy

GONE = "sg-00000000000000000"
TAG_READS = ["ec2:DescribeSecurityGroups"]
OPEN = {"CidrIp": "0.0.0.0/0", "Description": "the whole world"}
OPEN6 = {"CidrIpv6": "::/0", "Description": "and its newer half"}
OFFICE = {"CidrIp": "198.51.100.0/24", "Description": "office"}


def make(aws, compliant):
    """Ten rules of which some fail: alone, beside other sources, within a wider range, over all protocols."""
    ec2 = aws("ec2")
    vpc = ec2.create_vpc(CidrBlock="10.1.0.0/16")["Vpc"]["VpcId"]
    group = ec2.create_security_group(GroupName="web", Description="web", VpcId=vpc)["GroupId"]
    friend = ec2.create_security_group(GroupName="friend", Description="open, and not asked about", VpcId=vpc)["GroupId"]
    rules = [
        rule("tcp", 443, 443, v4=[OPEN], v6=[OPEN6]),
        rule("tcp", 80, 80, v4=[OPEN]),
        rule("tcp", 22, 22, v4=[OFFICE], groups=[friend]),
        rule("tcp", 3306, 3306, v4=[{"CidrIp": "10.0.0.0/8", "Description": "inside"}]),
        rule("udp", 22, 22, v4=[OPEN]),
        rule("icmp", 8, 0, v4=[OPEN]),
        rule("tcp", 23, 3305, v4=[OPEN]),
        rule("tcp", 5432, 5432, groups=[friend]),
    ]
    if not compliant:
        rules[2] = rule("tcp", 22, 22, v4=[OFFICE, OPEN], v6=[OPEN6], groups=[friend])
        rules += [
            rule("tcp", 0, 65535, v4=[OPEN, {"CidrIp": "203.0.113.0/24", "Description": "partner"}]),
            rule("-1", None, None, v6=[OPEN6], v4=[{"CidrIp": "10.9.0.0/16"}]),
        ]
    ec2.authorize_security_group_ingress(GroupId=group, IpPermissions=rules)
    ec2.authorize_security_group_ingress(GroupId=friend, IpPermissions=[rule("tcp", 22, 22, v4=[OPEN])])
    return group


def rule(protocol, first, last, v4=(), v6=(), groups=()):
    where = {} if first is None else {"FromPort": first, "ToPort": last}
    return {"IpProtocol": protocol, **where, "IpRanges": list(v4), "Ipv6Ranges": list(v6),
            "UserIdGroupPairs": [{"GroupId": group} for group in groups]}


def tag(aws, id, tags):
    aws("ec2").create_tags(Resources=[id], Tags=[{"Key": k, "Value": v} for k, v in tags.items()])


def look(aws, id):
    """Each grant of each group by itself, in order; how the service bundles them into rules says nothing."""
    groups = aws("ec2").describe_security_groups()["SecurityGroups"]
    return {group["GroupName"]: {side: grants(group[side]) for side in ("IpPermissions", "IpPermissionsEgress")}
            for group in groups if group["GroupName"] in ("web", "friend")}


def grants(permissions):
    return sorted([p["IpProtocol"], p.get("FromPort", -1), p.get("ToPort", -1), str(sorted(source.items()))]
                  for p in permissions for name in ("IpRanges", "Ipv6Ranges", "UserIdGroupPairs", "PrefixListIds")
                  for source in p.get(name) or [])


def healed(before):
    after = copy.deepcopy(before)
    lost = [["tcp", 22, 22, OPEN], ["tcp", 22, 22, OPEN6], ["tcp", 0, 65535, OPEN], ["-1", -1, -1, OPEN6]]
    for protocol, first, last, source in lost:
        after["web"]["IpPermissions"].remove([protocol, first, last, str(sorted(source.items()))])
    return after
