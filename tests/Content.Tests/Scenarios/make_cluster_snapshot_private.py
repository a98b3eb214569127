GONE = "gone"
TAG_READS = ["rds:DescribeDBClusterSnapshots"]


def make(aws, compliant):
    rds = aws("rds")
    rds.create_db_cluster(DBClusterIdentifier="source", Engine="neptune")
    for name, everybody in (("other", True), ("cards", not compliant)):
        rds.create_db_cluster_snapshot(DBClusterIdentifier="source", DBClusterSnapshotIdentifier=name)
        rds.modify_db_cluster_snapshot_attribute(
            DBClusterSnapshotIdentifier=name, AttributeName="restore",
            ValuesToAdd=["111122223333"] + (["all"] if everybody else []))
    return "cards"


def tag(aws, id, tags):
    aws("rds").add_tags_to_resource(
        ResourceName="arn:aws:rds:us-east-1:123456789012:cluster-snapshot:cards",
        Tags=[{"Key": key, "Value": value} for key, value in tags.items()])


def look(aws, id):
    return {name: sorted(aws("rds").describe_db_cluster_snapshot_attributes(DBClusterSnapshotIdentifier=name)[
        "DBClusterSnapshotAttributesResult"]["DBClusterSnapshotAttributes"][0]["AttributeValues"])
        for name in ("cards", "other")}


def healed(before):
    return {**before, "cards": ["111122223333"]}
