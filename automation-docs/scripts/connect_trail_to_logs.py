def compliant(trail):
    return bool(trail.get("CloudWatchLogsLogGroupArn"))


def previous(trail):
    keys = ("CloudWatchLogsLogGroupArn", "CloudWatchLogsRoleArn")
    return {key: trail.get(key, "") for key in keys}
