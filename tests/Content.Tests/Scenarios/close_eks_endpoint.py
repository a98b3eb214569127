GONE = "never-was"
TAG_READS = ["eks:DescribeCluster"]
PARTS = ("endpointPublicAccess", "endpointPrivateAccess", "publicAccessCidrs", "subnetIds")


def make(aws, compliant):
    subnets = [one["SubnetId"] for one in aws("ec2").describe_subnets()["Subnets"][:2]]
    for name in ("cards", "other"):
        public = not (compliant and name == "cards")
        aws("eks").create_cluster(name=name, roleArn="arn:aws:iam::123456789012:role/eks", resourcesVpcConfig={
            "subnetIds": subnets, "endpointPublicAccess": public, "endpointPrivateAccess": not public,
            "publicAccessCidrs": ["198.51.100.0/24"]})
    return "cards"


def tag(aws, id, tags):
    arn = aws("eks").describe_cluster(name=id)["cluster"]["arn"]
    aws("eks").tag_resource(resourceArn=arn, tags=tags)


def look(aws, id):
    seen = {}
    for name in ("cards", "other"):
        network = aws("eks").describe_cluster(name=name)["cluster"]["resourcesVpcConfig"]
        seen[name] = {part: network[part] for part in PARTS}
    return seen


def healed(before):
    return {**before, "cards": {**before["cards"], "endpointPublicAccess": False, "endpointPrivateAccess": True}}
