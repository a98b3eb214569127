GONE = "gone"
TAG_READS = ["redshift:DescribeClusters"]


def make(aws, compliant):
    for name in ("other", "cards"):
        aws("redshift").create_cluster(
            ClusterIdentifier=name, NodeType="ra3.large", MasterUsername="somebody", MasterUserPassword="Not-a-real-1",
            AllowVersionUpgrade=False)
        aws("redshift").modify_cluster(
            ClusterIdentifier=name, AutomatedSnapshotRetentionPeriod=1 if compliant and name == "cards" else 0)
    return "cards"


def tag(aws, id, tags):
    aws("redshift").create_tags(
        ResourceName="arn:aws:redshift:us-east-1:123456789012:cluster:cards",
        Tags=[{"Key": key, "Value": value} for key, value in tags.items()])


def look(aws, id):
    shown = ("AutomatedSnapshotRetentionPeriod", "AllowVersionUpgrade", "EnhancedVpcRouting", "Encrypted", "NodeType",
             "PubliclyAccessible", "PreferredMaintenanceWindow")
    return {it["ClusterIdentifier"]: {key: it.get(key) for key in shown}
            for it in aws("redshift").describe_clusters()["Clusters"]}


def healed(before):
    before["cards"]["AutomatedSnapshotRetentionPeriod"] = 7
    return before
