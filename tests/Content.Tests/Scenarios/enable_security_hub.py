GONE = None
GONE_WHY = "an account does not go"
TAG_READS = []


def make(aws, compliant):
    if compliant:
        aws("securityhub").enable_security_hub()
    return "123456789012"


def look(aws, id):
    hub = aws("securityhub")
    try:
        return {"hub": hub.describe_hub()["HubArn"]}
    except hub.exceptions.InvalidAccessException:
        return {"hub": None}


def healed(before):
    return {"hub": "arn:aws:securityhub:us-east-1:123456789012:hub/default"}
