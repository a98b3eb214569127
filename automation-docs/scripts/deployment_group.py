# A deployment group of CodeDeploy: AWS Config gives an id, CodeDeploy wants the names. Pure.
AT_ONCE = "CodeDeployDefault.LambdaAllAtOnce"


def arn_of(id, items):
    """The ARN, which holds both names; Config has it next to its id. Empty where Config knows no such group."""
    found = id if id.startswith("arn:") else next((item.get("arn", "") for item in items), "")
    return found if ":deploymentgroup:" in found else ""


def under_way(group):
    """Why a group is left alone for now; None where no deployment is under way."""
    status = (group.get("lastAttemptedDeployment") or {}).get("status", "Succeeded")
    return None if status in ("Succeeded", "Failed", "Stopped") else "a deployment is " + status
