GONE = "igw-00000000000000000"
TAG_READS = ["ec2:DescribeInternetGateways"]


def settings(aws):
    """The VPC that may have a gateway is the first that is made, before any scenario says which it is."""
    vpc = aws("ec2").create_vpc(CidrBlock="10.2.0.0/16")["Vpc"]["VpcId"]
    return {"authorized-vpc-ids": vpc + ", vpc-00000000000000001"}


def make(aws, compliant):
    ec2 = aws("ec2")
    authorized = named(ec2, "10.2.0.0/16")
    cards = ec2.create_vpc(CidrBlock="10.1.0.0/16")["Vpc"]["VpcId"]
    other = ec2.create_vpc(CidrBlock="10.3.0.0/16")["Vpc"]["VpcId"]
    asked, beside = (ec2.create_internet_gateway()["InternetGateway"]["InternetGatewayId"] for _ in range(2))
    ec2.attach_internet_gateway(InternetGatewayId=asked, VpcId=authorized if compliant else cards)
    ec2.attach_internet_gateway(InternetGatewayId=beside, VpcId=other)
    table = ec2.create_route_table(VpcId=cards)["RouteTable"]["RouteTableId"]
    if not compliant:
        ec2.create_route(RouteTableId=table, DestinationCidrBlock="0.0.0.0/0", GatewayId=asked)
    return asked


def named(ec2, cidr):
    return ec2.describe_vpcs(Filters=[{"Name": "cidr-block", "Values": [cidr]}])["Vpcs"][0]["VpcId"]


def tag(aws, id, tags):
    aws("ec2").create_tags(Resources=[id], Tags=[{"Key": k, "Value": v} for k, v in tags.items()])


def look(aws, id):
    ec2 = aws("ec2")
    cidr = {vpc["VpcId"]: vpc["CidrBlock"] for vpc in ec2.describe_vpcs()["Vpcs"]}
    return {
        "asked" if gateway["InternetGatewayId"] == id else "beside": [cidr[a["VpcId"]] for a in gateway["Attachments"]]
        for gateway in ec2.describe_internet_gateways()["InternetGateways"]
    } | {"routes": sorted(str(route.get("DestinationCidrBlock")) for table in ec2.describe_route_tables()["RouteTables"]
                          for route in table["Routes"])}


def healed(before):
    return {**before, "asked": []}
