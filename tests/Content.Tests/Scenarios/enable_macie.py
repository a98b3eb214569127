GONE = None
GONE_WHY = "an account does not go"
TAG_READS = []


def make(aws, compliant):
    if not compliant:
        aws("macie2").disable_macie()
    return "123456789012"


def look(aws, id):
    macie = aws("macie2")
    try:
        return {"status": macie.get_macie_session()["status"]}
    except macie.exceptions.ResourceNotFoundException:
        return {"status": None}


def healed(before):
    return {"status": "ENABLED"}
