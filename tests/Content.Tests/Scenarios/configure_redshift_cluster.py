GONE = "gone"
TAG_READS = ["redshift:DescribeClusters"]


def make(aws, compliant):
    for name in ("other", "cards"):
        aws("redshift").create_cluster(
            ClusterIdentifier=name, NodeType="ra3.large", MasterUsername="somebody", MasterUserPassword="Not-a-real-1",
            Encrypted=name == "cards" and compliant)
    if compliant:
        aws("redshift").enable_logging(ClusterIdentifier="cards", BucketName="where-the-owner-wants-it")
    return "cards"


def tag(aws, id, tags):
    aws("redshift").create_tags(
        ResourceName="arn:aws:redshift:us-east-1:123456789012:cluster:cards",
        Tags=[{"Key": key, "Value": value} for key, value in tags.items()])


def look(aws, id):
    return {it["ClusterIdentifier"]: {
        "Encrypted": it["Encrypted"], "NodeType": it["NodeType"],
        "Logging": aws("redshift").describe_logging_status(ClusterIdentifier=it["ClusterIdentifier"])["LoggingEnabled"]}
        for it in aws("redshift").describe_clusters()["Clusters"]}


def healed(before):
    before["cards"].update(Encrypted=True, Logging=True)
    return before
