import copy

GONE = "arn:aws:apigateway:us-east-1::/restapis/a1b2c3d4e5/stages/prod"
TAG_READS = ["apigateway:GetStage"]


def settings(aws):
    return {"web-acl-arn": acl(aws, "chosen")}


def acl(aws, name):
    found = [one["ARN"] for one in aws("wafv2").list_web_acls(Scope="REGIONAL")["WebACLs"] if one["Name"] == name]
    seen = {"SampledRequestsEnabled": True, "CloudWatchMetricsEnabled": True, "MetricName": name}
    return found[0] if found else aws("wafv2").create_web_acl(
        Name=name, Scope="REGIONAL", DefaultAction={"Allow": {}}, VisibilityConfig=seen)["Summary"]["ARN"]


def make(aws, compliant):
    api = rest_api(aws)
    stage(aws, api, "test")
    stage(aws, api, "prod")
    id = f"arn:aws:apigateway:us-east-1::/restapis/{api}/stages/prod"
    if compliant:
        aws("wafv2").associate_web_acl(WebACLArn=acl(aws, "own"), ResourceArn=id)
    return id


def rest_api(aws):
    gateway = aws("apigateway")
    api = gateway.create_rest_api(name="cards")["id"]
    root = gateway.get_resources(restApiId=api)["items"][0]["id"]
    gateway.put_method(restApiId=api, resourceId=root, httpMethod="GET", authorizationType="NONE")
    gateway.put_integration(restApiId=api, resourceId=root, httpMethod="GET", type="MOCK")
    return api


def stage(aws, api, name, **settings):
    gateway = aws("apigateway")
    deployment = gateway.create_deployment(restApiId=api)["id"]
    gateway.create_stage(restApiId=api, stageName=name, deploymentId=deployment, **settings)


def tag(aws, id, tags):
    aws("apigateway").tag_resource(resourceArn=id, tags=tags)


def look(aws, id):
    stages = aws("apigateway").get_stages(restApiId=id.split("/")[2])["item"]
    names = {one["ARN"]: one["Name"] for one in aws("wafv2").list_web_acls(Scope="REGIONAL")["WebACLs"]}
    return {s["stageName"]: {"deployment": s["deploymentId"], "webAclArn": names.get(s.get("webAclArn"))} for s in stages}


def healed(before):
    after = copy.deepcopy(before)
    after["prod"]["webAclArn"] = "chosen"
    return after
