def judge(event, context):
    keys = ("CloudWatchLogsLogGroupArn", "CloudWatchLogsRoleArn")
    current = {key: event["Trail"].get(key, "") for key in keys}
    wanted = {key: saved(event).get(key, "") for key in keys}
    return settle(event, current, current == wanted, Group=wanted[keys[0]], Role=wanted[keys[1]])
