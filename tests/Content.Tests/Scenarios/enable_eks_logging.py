GONE = "never-was"
TAG_READS = ["eks:DescribeCluster"]
ALL = ["api", "audit", "authenticator", "controllerManager", "scheduler"]


def make(aws, compliant):
    """One of the five is on already."""
    subnets = [one["SubnetId"] for one in aws("ec2").describe_subnets()["Subnets"][:2]]
    for name, on in (("cards", ALL if compliant else ["audit"]), ("other", ["audit"])):
        aws("eks").create_cluster(
            name=name, roleArn="arn:aws:iam::123456789012:role/eks", resourcesVpcConfig={"subnetIds": subnets},
            logging={"clusterLogging": [{"types": on, "enabled": True}]})
    return "cards"


def tag(aws, id, tags):
    arn = aws("eks").describe_cluster(name=id)["cluster"]["arn"]
    aws("eks").tag_resource(resourceArn=arn, tags=tags)


def look(aws, id):
    seen = {}
    for name in ("cards", "other"):
        cluster = aws("eks").describe_cluster(name=name)["cluster"]
        on = [kind for group in cluster["logging"]["clusterLogging"] if group["enabled"] for kind in group["types"]]
        seen[name] = [sorted(on), cluster["resourcesVpcConfig"]["subnetIds"]]
    return seen


def healed(before):
    return {**before, "cards": [ALL, before["cards"][1]]}
