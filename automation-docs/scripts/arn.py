# ARNs: read and written without knowing in which partition the account is. Pure, like decide.py.
def partition(event):
    """aws, aws-cn, aws-us-gov …: that of the role this document runs as."""
    return event["AutomationAssumeRole"].split(":")[1]


def part_of(arn, index):
    parts = arn.split(":", 5)
    return parts[index] if len(parts) == 6 and parts[0] == "arn" else ""


def region_of(arn):
    return part_of(arn, 3)


def account_of(arn):
    return part_of(arn, 4)


def name_of(arn):
    """The last word: role/path/web → web, key/1234 → 1234, topic → topic. What is no ARN is a name already."""
    if not arn.startswith("arn:"):
        return arn
    return part_of(arn, 5).replace(":", "/").rsplit("/", 1)[-1]


def own_arn(event, service, resource):
    """An ARN in this account and Region: own_arn(event, "logs", "log-group:/pciautoheal/cloudtrail")."""
    return ":".join(["arn", partition(event), service, event["Region"], event["Account"], resource])


def role_arn(event, name):
    return ":".join(["arn", partition(event), "iam", "", event["Account"], "role/" + name])
