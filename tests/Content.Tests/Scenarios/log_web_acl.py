GONE = "arn:aws:wafv2:us-east-1:123456789012:regional/webacl/gone/a1b2c3d4-5678-90ab-cdef-111111111111"
TAG_READS = ["wafv2:ListTagsForResource"]
LOGS = "arn:aws:logs:us-east-1:123456789012:log-group:aws-waf-logs-"


def make(aws, compliant):
    for name in ("aws-waf-logs-pciautoheal", "aws-waf-logs-pciautoheal-old"):
        aws("logs").create_log_group(logGroupName=name)
    cards, other, own = (acl(aws, name) for name in ("cards", "other", "own"))
    for arn in [cards, own] if compliant else [own]:
        aws("wafv2").put_logging_configuration(
            LoggingConfiguration={"ResourceArn": arn, "LogDestinationConfigs": [LOGS + "own"]})
    return cards


def acl(aws, name):
    seen = {"SampledRequestsEnabled": True, "CloudWatchMetricsEnabled": True, "MetricName": name}
    return aws("wafv2").create_web_acl(Name=name, Scope="REGIONAL", DefaultAction={"Allow": {}}, VisibilityConfig=seen,
                                       Tags=[{"Key": "team", "Value": "cards"}])["Summary"]["ARN"]


def tag(aws, id, tags):
    aws("wafv2").tag_resource(ResourceARN=id, Tags=[{"Key": k, "Value": v} for k, v in tags.items()])


def look(aws, id):
    client = aws("wafv2")
    found = {}
    for one in client.list_web_acls(Scope="REGIONAL")["WebACLs"]:
        try:
            logging = client.get_logging_configuration(ResourceArn=one["ARN"])["LoggingConfiguration"]
        except client.exceptions.WAFNonexistentItemException:
            logging = {}
        found[one["Name"]] = {name: logging.get(name) for name in ("LogDestinationConfigs", "RedactedFields")}
    return found


def healed(before):
    redacted = [{"SingleHeader": {"Name": name}} for name in ("authorization", "cookie")]
    return {**before, "cards": {"LogDestinationConfigs": [LOGS + "pciautoheal"], "RedactedFields": redacted}}
