GONE = "cluster-AAAAAAAAAAAAAAAAAAAAAAAAAA"
TAG_READS = ["rds:DescribeDBClusters"]


def make(aws, compliant):
    made = {name: aws("rds").create_db_cluster(
        DBClusterIdentifier=name, Engine="aurora-mysql", MasterUsername="somebody", MasterUserPassword="not-a-real-one",
        EnableIAMDatabaseAuthentication=on, BackupRetentionPeriod=3)["DBCluster"]["DbClusterResourceId"]
        for name, on in (("other", False), ("cards", compliant), ("open", True))}
    return made["cards"]


def tag(aws, id, tags):
    aws("rds").add_tags_to_resource(
        ResourceName="arn:aws:rds:us-east-1:123456789012:cluster:cards",
        Tags=[{"Key": key, "Value": value} for key, value in tags.items()])


def look(aws, id):
    shown = ("IAMDatabaseAuthenticationEnabled", "BackupRetentionPeriod", "EnabledCloudwatchLogsExports",
             "DeletionProtection")
    return {it["DBClusterIdentifier"]: {key: it.get(key) for key in shown}
            for it in aws("rds").describe_db_clusters()["DBClusters"]}


def healed(before):
    before["cards"]["IAMDatabaseAuthenticationEnabled"] = True
    return before
