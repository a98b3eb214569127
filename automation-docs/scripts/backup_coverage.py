# How AWS Backup calls the types of AWS Config.
KINDS = {"AWS::DynamoDB::Table": "DynamoDB", "AWS::EC2::Instance": "EC2", "AWS::EC2::Volume": "EBS",
         "AWS::EFS::FileSystem": "EFS", "AWS::FSx::FileSystem": "FSx", "AWS::RDS::DBCluster": "Aurora",
         "AWS::RDS::DBInstance": "RDS", "AWS::S3::Bucket": "S3"}


def arn_of(kind, seen):
    """The ARN of the resource, from what was read; empty where it is not there any more."""
    where = ":".join([seen["Region"], seen["Account"]])
    id, start = seen["ResourceId"], "arn:" + seen["Partition"]
    if kind == "AWS::EC2::Volume":
        return f"{start}:ec2:{where}:volume/{id}" if seen["Volumes"] else ""
    if kind == "AWS::EC2::Instance":
        states = [it["State"]["Name"] for batch in seen["Reservations"] for it in batch["Instances"]]
        return f"{start}:ec2:{where}:instance/{id}" if set(states) - {"terminated", "shutting-down"} else ""
    if kind == "AWS::S3::Bucket":
        return f"{start}:s3:::{id}" if any("LocationConstraint" in it for it in seen["Locations"]) else ""
    if kind == "AWS::FSx::FileSystem":
        return "".join(arn for arn, answer in zip(seen["FsxArns"], seen["FsxTags"]) if "Tags" in answer)
    if kind == "AWS::DynamoDB::Table":
        return "".join(it["Table"]["TableArn"] for it in seen["Tables"] if it)
    if kind == "AWS::EFS::FileSystem":
        return "".join(fs["FileSystemArn"] for it in seen["FileSystems"] for fs in it.get("FileSystems", []))
    databases, key = {"AWS::RDS::DBInstance": (seen["Databases"], "DBInstanceArn"),
                      "AWS::RDS::DBCluster": (seen["Clusters"], "DBClusterArn")}[kind]
    return "".join(it[key] for it in databases[:1])


def opted_in(preferences, kind):
    return str(preferences.get(KINDS[kind], False)).lower() == "true"


def by_tag(answer):
    """Does a selection take what is tagged for it? Its tags are alternatives."""
    tags = answer.get("BackupSelection", {}).get("ListOfTags") or []
    return any((tag["ConditionKey"], tag["ConditionValue"]) == ("pciautoheal:backup", "daily") for tag in tags)
