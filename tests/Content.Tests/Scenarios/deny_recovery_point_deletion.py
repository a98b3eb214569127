import copy
import json

from botocore.exceptions import ClientError

GONE = "no-such-vault"
TAG_READS = ["backup:ListTags"]
DENY = {"Effect": "Deny", "Principal": "*", "Resource": "*"}
ALL = ["backup:DeleteRecoveryPoint", "backup:UpdateRecoveryPointLifecycle", "backup:PutBackupVaultAccessPolicy"]


def make(aws, compliant):
    """A vault whose policy shares it with a partner and forbids deletion alone, and a vault without a policy."""
    backup = aws("backup")
    for name in ("cards", "web"):
        backup.create_backup_vault(BackupVaultName=name)
    share = {"Sid": "Share", "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::210987654321:root"},
             "Action": "backup:CopyIntoBackupVault", "Resource": "*"}
    own = {**DENY, "Sid": "Own", "Action": ALL if compliant else ALL[:1]}
    backup.put_backup_vault_access_policy(
        BackupVaultName="cards", Policy=json.dumps({"Version": "2012-10-17", "Statement": [share, own]}))
    return "cards"


def tag(aws, id, tags):
    aws("backup").tag_resource(
        ResourceArn=aws("backup").describe_backup_vault(BackupVaultName=id)["BackupVaultArn"], Tags=tags)


def look(aws, id):
    return {name: policy(aws("backup"), name) for name in ("cards", "web")}


def policy(backup, name):
    try:
        return json.loads(backup.get_backup_vault_access_policy(BackupVaultName=name)["Policy"])
    except ClientError:
        return None


def healed(before):
    after = copy.deepcopy(before)
    after["cards"]["Statement"].append({**DENY, "Sid": "PciAutoHealDenyDeletion", "Action": ALL})
    return after
