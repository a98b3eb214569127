GONE = "gone"
TAG_READS = ["rds:DescribeDBSnapshots", "rds:DescribeDBClusterSnapshots"]


def make(aws, compliant):
    rds = aws("rds")
    aws("kms").describe_key(KeyId="alias/aws/rds")  # AWS makes the key when it is first asked for
    for name, encrypted in (("open", False), ("closed", True)):
        rds.create_db_instance(
            DBInstanceIdentifier=name, DBInstanceClass="db.t3.micro", Engine="mysql", AllocatedStorage=20,
            MasterUsername="somebody", MasterUserPassword="not-a-real-one", StorageEncrypted=encrypted)
    rds.create_db_snapshot(DBSnapshotIdentifier="other", DBInstanceIdentifier="open")
    rds.create_db_snapshot(
        DBSnapshotIdentifier="cards", DBInstanceIdentifier="closed" if compliant else "open",
        Tags=[{"Key": "owner", "Value": "cards"}])
    return "cards"


def tag(aws, id, tags):
    aws("rds").add_tags_to_resource(
        ResourceName="arn:aws:rds:us-east-1:123456789012:snapshot:cards",
        Tags=[{"Key": key, "Value": value} for key, value in tags.items()])


def look(aws, id):
    found = aws("rds").describe_db_snapshots(SnapshotType="manual")["DBSnapshots"]
    return {it["DBSnapshotIdentifier"]: {"Encrypted": it["Encrypted"], "Tags": it["TagList"]} for it in found}


def healed(before):
    before["cards-encrypted"] = {**before.pop("cards"), "Encrypted": True}
    return before
