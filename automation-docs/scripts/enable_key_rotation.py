def judge(event, context):
    enabled = truth(event["Enabled"])
    return decide(event, enabled, {"KeyRotationEnabled": enabled}, event["Tags"])
