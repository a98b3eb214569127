import json
from datetime import date

FOR_EVER = 10 ** 6


def whereabouts(items):
    """The vault and the ARN that AWS Config has of a recovery point; no call of AWS Backup finds it by itself."""
    known = [item for item in items if not item.get("configurationItemStatus", "").startswith("ResourceDeleted")]
    if not known:
        return "", ""
    point = json.loads(known[0]["configuration"])
    return point["BackupVaultName"], point["RecoveryPointArn"]


def kept(lifecycle):
    days = int(lifecycle.get("DeleteAfterDays") or 0)
    return days if days > 0 else FOR_EVER


def age(point, today):
    return (date.fromisoformat(today[:10]) - date.fromisoformat(str(point["CreationDate"])[:10])).days


def fixed(point, arn, policy):
    """Why the life of this point cannot be lengthened; None where it can."""
    if ":continuous:" in arn or ":auto-backup:" in arn:
        return "a continuous backup is kept as its plan says: raise the plan"
    if point.get("Status") != "COMPLETED":
        return "the recovery point is " + str(point.get("Status"))
    if denies(policy, "backup:UpdateRecoveryPointLifecycle"):
        return "the policy of the vault lets nobody change how long its points are kept"
    return None
