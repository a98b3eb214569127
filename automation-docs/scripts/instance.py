# EC2 instances as DescribeInstances tells of them. Pure.
def instance_of(reservations):
    """The instance that was asked for; empty when it is gone, or on its way."""
    found = [one for reservation in reservations for one in reservation["Instances"]]
    return next((one for one in found if one["State"]["Name"] not in ("shutting-down", "terminated")), {})


def profile_of(instance):
    """The name of its instance profile, without the path; empty when it has none."""
    return (instance.get("IamInstanceProfile") or {}).get("Arn", "").rpartition("/")[2]
