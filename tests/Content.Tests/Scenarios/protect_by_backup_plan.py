import copy

GONE = "fs-0a1b2c3d4e5f60718"
TAG_READS = ["resourcegroupstaggingapi:GetResources"]


def make(aws, compliant):
    """A file system with a tag of its own, one that is backed up already, and the plan that selects by tag."""
    tags = {"pciautoheal:backup": "daily"} if compliant else {}
    id = file_system(aws, "cards", tags)
    file_system(aws, "web", {"pciautoheal:backup": "daily"})
    file_system(aws, "temporary", {})
    backup = aws("backup")
    backup.create_backup_vault(BackupVaultName="PciAutoHeal")
    plan = backup.create_backup_plan(BackupPlan={"BackupPlanName": "PciAutoHeal", "Rules": [
        {"RuleName": "Daily", "TargetBackupVaultName": "PciAutoHeal"}]})["BackupPlanId"]
    backup.create_backup_selection(BackupPlanId=plan, BackupSelection={
        "SelectionName": "ByTag", "IamRoleArn": "arn:aws:iam::123456789012:role/PciAutoHeal-Backup", "ListOfTags": [
            {"ConditionType": "STRINGEQUALS", "ConditionKey": "pciautoheal:backup", "ConditionValue": "daily"}]})
    return id


def file_system(aws, name, tags):
    return aws("efs").create_file_system(CreationToken=name, Tags=[
        {"Key": k, "Value": v} for k, v in {"Name": name, **tags}.items()])["FileSystemId"]


def tag(aws, id, tags):
    aws("efs").tag_resource(ResourceId=id, Tags=[{"Key": k, "Value": v} for k, v in tags.items()])


def look(aws, id):
    return {fs["Name"]: {tag["Key"]: tag["Value"] for tag in fs["Tags"]}
            for fs in aws("efs").describe_file_systems()["FileSystems"]}


def healed(before):
    after = copy.deepcopy(before)
    after["cards"]["pciautoheal:backup"] = "daily"
    return after
