import copy

GONE = "arn:aws:wafv2:us-east-1:123456789012:regional/rulegroup/gone/a1b2c3d4-5678-90ab-cdef-111111111111"
TAG_READS = ["wafv2:ListTagsForResource"]
BODIES = {"sorry": {"ContentType": "TEXT_PLAIN", "Content": "not from there"}}


def make(aws, compliant):
    return [group(aws, name, metrics) for name, metrics in (("cards", compliant), ("other", False))][0]


def group(aws, name, metrics):
    rule = {"Name": "abroad", "Priority": 0, "Statement": {"GeoMatchStatement": {"CountryCodes": ["AQ"]}},
            "Action": {"Block": {"CustomResponse": {"ResponseCode": 403, "CustomResponseBodyKey": "sorry"}}},
            "VisibilityConfig": seen("abroad", True)}
    return aws("wafv2").create_rule_group(
        Name=name, Scope="REGIONAL", Capacity=10, Description="who may come in", Rules=[rule], CustomResponseBodies=BODIES,
        VisibilityConfig=seen(name, metrics), Tags=[{"Key": "team", "Value": "cards"}])["Summary"]["ARN"]


def seen(name, metrics):
    return {"SampledRequestsEnabled": True, "CloudWatchMetricsEnabled": metrics, "MetricName": name}


def tag(aws, id, tags):
    aws("wafv2").tag_resource(ResourceARN=id, Tags=[{"Key": k, "Value": v} for k, v in tags.items()])


def look(aws, id):
    client = aws("wafv2")
    return {one["Name"]: client.get_rule_group(ARN=one["ARN"])["RuleGroup"]
            for one in client.list_rule_groups(Scope="REGIONAL")["RuleGroups"]}


def healed(before):
    after = copy.deepcopy(before)
    after["cards"]["VisibilityConfig"]["CloudWatchMetricsEnabled"] = True
    return after
