"""moto gives every instance the same DbiResourceId, so there is no second instance to be left alone."""
GONE = "db-AAAAAAAAAAAAAAAAAAAAAAAAAA"
TAG_READS = ["rds:DescribeDBInstances"]


def make(aws, compliant):
    return aws("rds").create_db_instance(
        DBInstanceIdentifier="cards", DBInstanceClass="db.t3.micro", Engine="mysql", AllocatedStorage=20,
        MasterUsername="somebody", MasterUserPassword="not-a-real-one", BackupRetentionPeriod=0,
        PreferredBackupWindow="03:00-03:30", EnableIAMDatabaseAuthentication=compliant)["DBInstance"]["DbiResourceId"]


def tag(aws, id, tags):
    aws("rds").add_tags_to_resource(
        ResourceName="arn:aws:rds:us-east-1:123456789012:db:cards",
        Tags=[{"Key": key, "Value": value} for key, value in tags.items()])


def look(aws, id):
    shown = ("BackupRetentionPeriod", "PreferredBackupWindow", "AutoMinorVersionUpgrade", "StorageEncrypted", "MultiAZ",
             "IAMDatabaseAuthenticationEnabled", "EnabledCloudwatchLogsExports", "PubliclyAccessible")
    return {it["DBInstanceIdentifier"]: {key: it.get(key) for key in shown}
            for it in aws("rds").describe_db_instances()["DBInstances"]}


def healed(before):
    before["cards"]["IAMDatabaseAuthenticationEnabled"] = True
    return before
