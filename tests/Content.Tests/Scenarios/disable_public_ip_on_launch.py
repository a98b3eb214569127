GONE = "subnet-00000000000000000"
TAG_READS = ["ec2:DescribeSubnets"]


def make(aws, compliant):
    ec2 = aws("ec2")
    vpc = ec2.create_vpc(CidrBlock="10.1.0.0/16")["Vpc"]["VpcId"]
    cards, public = (ec2.create_subnet(VpcId=vpc, CidrBlock=cidr)["Subnet"]["SubnetId"]
                     for cidr in ("10.1.1.0/24", "10.1.2.0/24"))
    ec2.modify_subnet_attribute(SubnetId=cards, MapPublicIpOnLaunch={"Value": not compliant})
    ec2.modify_subnet_attribute(SubnetId=public, MapPublicIpOnLaunch={"Value": True})
    return cards


def tag(aws, id, tags):
    aws("ec2").create_tags(Resources=[id], Tags=[{"Key": k, "Value": v} for k, v in tags.items()])


def look(aws, id):
    subnets = aws("ec2").describe_subnets(Filters=[{"Name": "cidr-block", "Values": ["10.1.1.0/24", "10.1.2.0/24"]}])
    return {subnet["CidrBlock"]: subnet for subnet in subnets["Subnets"]}


def healed(before):
    return {**before, "10.1.1.0/24": {**before["10.1.1.0/24"], "MapPublicIpOnLaunch": False}}
