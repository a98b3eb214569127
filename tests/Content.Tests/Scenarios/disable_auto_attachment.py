import copy

GONE = "tgw-00000000000000000"
TAG_READS = ["ec2:DescribeTransitGateways"]


def make(aws, compliant):
    made = [aws("ec2").create_transit_gateway(Description=name, Options={
        "AutoAcceptSharedAttachments": accept, "AmazonSideAsn": 64600, "DnsSupport": "enable"})["TransitGateway"]
        for name, accept in [("cards", "disable" if compliant else "enable"), ("other", "enable")]]
    return made[0]["TransitGatewayId"]


def tag(aws, id, tags):
    aws("ec2").create_tags(Resources=[id], Tags=[{"Key": k, "Value": v} for k, v in tags.items()])


def look(aws, id):
    return {gateway["Description"]: {"State": gateway["State"], "Options": gateway["Options"]}
            for gateway in aws("ec2").describe_transit_gateways()["TransitGateways"]}


def healed(before):
    after = copy.deepcopy(before)
    after["cards"]["Options"]["AutoAcceptSharedAttachments"] = "disable"
    return after
