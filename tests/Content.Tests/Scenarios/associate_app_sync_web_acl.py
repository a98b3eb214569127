GONE = "arn:aws:appsync:us-east-1:123456789012:apis/a1b2c3d4e5f6g7h8i9j0k1l2m3"
TAG_READS = ["appsync:GetGraphqlApi"]


def settings(aws):
    return {"web-acl-arn": acl(aws, "chosen")}


def acl(aws, name):
    found = [one["ARN"] for one in aws("wafv2").list_web_acls(Scope="REGIONAL")["WebACLs"] if one["Name"] == name]
    seen = {"SampledRequestsEnabled": True, "CloudWatchMetricsEnabled": True, "MetricName": name}
    return found[0] if found else aws("wafv2").create_web_acl(
        Name=name, Scope="REGIONAL", DefaultAction={"Allow": {}}, VisibilityConfig=seen)["Summary"]["ARN"]


def make(aws, compliant):
    api(aws, "other")
    cards = api(aws, "cards")
    if compliant:
        aws("wafv2").associate_web_acl(WebACLArn=acl(aws, "own"), ResourceArn=cards)
    return cards


def api(aws, name):
    return aws("appsync").create_graphql_api(name=name, authenticationType="AWS_IAM")["graphqlApi"]["arn"]


def tag(aws, id, tags):
    aws("appsync").tag_resource(resourceArn=id, tags=tags)


def look(aws, id):
    apis = aws("appsync").list_graphql_apis()["graphqlApis"]
    return {one["name"]: (aws("wafv2").get_web_acl_for_resource(ResourceArn=one["arn"]).get("WebACL") or {}).get("Name")
            for one in apis}


def healed(before):
    return {**before, "cards": "chosen"}
