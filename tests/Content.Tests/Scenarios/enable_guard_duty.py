GONE = None
GONE_WHY = "an account does not go"
TAG_READS = []


def make(aws, compliant):
    aws("guardduty").create_detector(Enable=compliant, FindingPublishingFrequency="ONE_HOUR")
    return "123456789012"


def look(aws, id):
    guard = aws("guardduty")
    detectors = [guard.get_detector(DetectorId=it) for it in guard.list_detectors()["DetectorIds"]]
    return {"detectors": [[it["Status"], it["FindingPublishingFrequency"]] for it in detectors]}


def healed(before):
    return {"detectors": [["ENABLED", "ONE_HOUR"]]}
