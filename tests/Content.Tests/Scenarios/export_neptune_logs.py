GONE = "cluster-AAAAAAAAAAAAAAAAAAAAAAAAAA"
TAG_READS = ["rds:DescribeDBClusters"]


def make(aws, compliant):
    rds = aws("rds")
    made = {name: rds.create_db_cluster(
        DBClusterIdentifier=name, Engine="neptune", BackupRetentionPeriod=1)["DBCluster"] for name in ("other", "cards")}
    logs = ["audit", "slowquery"] if compliant else ["slowquery"]
    rds.modify_db_cluster(DBClusterIdentifier="cards", CloudwatchLogsExportConfiguration={"EnableLogTypes": logs})
    return made["cards"]["DbClusterResourceId"]


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
    before["cards"]["EnabledCloudwatchLogsExports"] = ["audit", "slowquery"]
    return before
