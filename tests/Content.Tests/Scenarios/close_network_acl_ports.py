import copy

GONE = "acl-00000000000000000"
TAG_READS = ["ec2:DescribeNetworkAcls"]
HTTPS, SSH, UNTIL_RDP = {"From": 443, "To": 443}, {"From": 22, "To": 22}, {"From": 1024, "To": 3389}


def make(aws, compliant):
    """SSH alone, RDP at the end of a range, and all protocols of IPv6, among entries that may stay."""
    ec2 = aws("ec2")
    vpc = ec2.create_vpc(CidrBlock="10.1.0.0/16")["Vpc"]["VpcId"]
    asked, beside = (ec2.create_network_acl(VpcId=vpc)["NetworkAcl"]["NetworkAclId"] for _ in range(2))
    entries = [
        (90, "6", "deny", {"CidrBlock": "203.0.113.0/24", "PortRange": SSH}), (100, "6", "allow", {"CidrBlock": "0.0.0.0/0", "PortRange": HTTPS}),
        (110, "6", "allow", {"CidrBlock": "10.0.0.0/8", "PortRange": SSH}),
        (140, "17", "deny", {"CidrBlock": "198.51.100.0/24", "PortRange": HTTPS})]
    failing = [(101, "6", "allow", {"CidrBlock": "0.0.0.0/0", "PortRange": SSH}),
               (102, "17", "allow", {"CidrBlock": "0.0.0.0/0", "PortRange": UNTIL_RDP}),
               (103, "-1", "allow", {"Ipv6CidrBlock": "::/0"})]
    for number, protocol, action, rest in entries + ([] if compliant else failing):
        ec2.create_network_acl_entry(NetworkAclId=asked, RuleNumber=number, Protocol=protocol, RuleAction=action, Egress=False, **rest)
    ec2.create_network_acl_entry(NetworkAclId=asked, RuleNumber=100, Protocol="-1", RuleAction="allow", Egress=True, CidrBlock="0.0.0.0/0")
    ec2.create_network_acl_entry(NetworkAclId=beside, RuleNumber=1, Protocol="6", RuleAction="allow", Egress=False,
                                 CidrBlock="0.0.0.0/0", PortRange=SSH)
    return asked


def tag(aws, id, tags):
    aws("ec2").create_tags(Resources=[id], Tags=[{"Key": k, "Value": v} for k, v in tags.items()])


def look(aws, id):
    acls = aws("ec2").describe_network_acls()["NetworkAcls"]
    return {"asked" if acl["NetworkAclId"] == id else "others": sorted(
        (entry for one in acls if (one["NetworkAclId"] == id) == (acl["NetworkAclId"] == id) for entry in one["Entries"]),
        key=lambda entry: (entry["Egress"], entry["RuleNumber"], str(sorted(entry.items())))) for acl in acls}


def healed(before):
    after = copy.deepcopy(before)
    kept = [entry for entry in after["asked"] if entry["Egress"] or entry["RuleNumber"] not in (101, 102, 103)]
    ports = [{"From": 0, "To": 21}, {"From": 23, "To": 3388}, {"From": 3390, "To": 65535}]
    v6 = [("6", {"PortRange": p}) for p in ports] + [("17", {"PortRange": p}) for p in ports]
    v6 += [("58", {})]  # all types; moto forgets them
    free = [104, 105, 106, 107, 108, 109, 111, 112]
    made = [("17", {"CidrBlock": "0.0.0.0/0", "PortRange": {"From": 1024, "To": 3388}})] + [
        (protocol, {"Ipv6CidrBlock": "::/0", **rest}) for protocol, rest in v6]
    added = [{"RuleNumber": number, "Protocol": protocol, "RuleAction": "allow", "Egress": False, **rest}
             for number, (protocol, rest) in zip(free, made)]
    after["asked"] = sorted(kept + added, key=lambda entry: (entry["Egress"], entry["RuleNumber"], str(sorted(entry.items()))))
    return after
