GONE = "never-was"
TAG_READS = ["eks:DescribeCluster"]


def settings(aws):
    return {"eks-key-arn": aws("kms").create_key()["KeyMetadata"]["Arn"]}


def make(aws, compliant):
    subnets = [one["SubnetId"] for one in aws("ec2").describe_subnets()["Subnets"][:2]]
    encrypted = [{"resources": ["secrets"], "provider": {"keyArn": "arn:aws:kms:us-east-1:123456789012:key/own"}}]
    for name in ("cards", "other"):
        own = {"encryptionConfig": encrypted} if compliant and name == "cards" else {}
        aws("eks").create_cluster(
            name=name, roleArn="arn:aws:iam::123456789012:role/eks", resourcesVpcConfig={"subnetIds": subnets}, **own)
    return "cards"


def tag(aws, id, tags):
    arn = aws("eks").describe_cluster(name=id)["cluster"]["arn"]
    aws("eks").tag_resource(resourceArn=arn, tags=tags)


def look(aws, id):
    """Whether the key is the one that the setting names, not which: it is another every time."""
    wanted = aws("ssm").get_parameter(Name="/pciautoheal/eks-key-arn")["Parameter"]["Value"]
    found = {name: aws("eks").describe_cluster(name=name)["cluster"] for name in ("cards", "other")}
    return {name: [[one["resources"], one["provider"]["keyArn"] == wanted] for one in cluster.get("encryptionConfig") or []]
            for name, cluster in found.items()}


def healed(before):
    return {**before, "cards": [[["secrets"], True]]}
