GONE = "acl-00000000000000000"
TAG_READS = ["ec2:DescribeNetworkAcls"]


def make(aws, compliant):
    ec2 = aws("ec2")
    vpc = ec2.create_vpc(CidrBlock="10.1.0.0/16")["Vpc"]["VpcId"]
    subnet = ec2.create_subnet(VpcId=vpc, CidrBlock="10.1.1.0/24")["Subnet"]["SubnetId"]
    asked, beside = (ec2.create_network_acl(VpcId=vpc)["NetworkAcl"]["NetworkAclId"] for _ in range(2))
    ec2.create_network_acl_entry(NetworkAclId=asked, RuleNumber=100, Protocol="6", RuleAction="allow", Egress=False,
                                 CidrBlock="10.0.0.0/8", PortRange={"From": 443, "To": 443})
    if compliant:
        default = ec2.describe_network_acls(Filters=[{"Name": "association.subnet-id", "Values": [subnet]}])["NetworkAcls"][0]
        association = next(a for a in default["Associations"] if a["SubnetId"] == subnet)["NetworkAclAssociationId"]
        ec2.replace_network_acl_association(AssociationId=association, NetworkAclId=asked)
    return asked


def tag(aws, id, tags):
    aws("ec2").create_tags(Resources=[id], Tags=[{"Key": k, "Value": v} for k, v in tags.items()])


def look(aws, id):
    acls = aws("ec2").describe_network_acls()["NetworkAcls"]
    return {"asked": [len(acl["Entries"]) for acl in acls if acl["NetworkAclId"] == id],
            "others": sorted([acl["IsDefault"], len(acl["Entries"]), len(acl["Associations"])]
                             for acl in acls if acl["NetworkAclId"] != id)}


def healed(before):
    return {**before, "asked": []}
