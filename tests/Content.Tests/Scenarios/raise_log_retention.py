GONE = "/never/was"
TAG_READS = ["logs:ListTagsLogGroup"]


def make(aws, compliant):
    logs = aws("logs")
    for name, days in [("/cards", 365 if compliant else 30), ("/cards/other", 30), ("/for/ever", None)]:
        logs.create_log_group(logGroupName=name)
        if days:
            logs.put_retention_policy(logGroupName=name, retentionInDays=days)
    return "/cards"


def tag(aws, id, tags):
    aws("logs").tag_log_group(logGroupName=id, tags=tags)


def look(aws, id):
    return {g["logGroupName"]: g.get("retentionInDays") for g in aws("logs").describe_log_groups()["logGroups"]}


def healed(before):
    return {**before, "/cards": 365}
