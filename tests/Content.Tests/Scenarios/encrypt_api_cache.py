import copy

GONE = "arn:aws:apigateway:us-east-1::/restapis/a1b2c3d4e5/stages/prod"
TAG_READS = ["apigateway:GetStage"]


def make(aws, compliant):
    api = rest_api(aws)
    stage(aws, api, "test")
    stage(aws, api, "prod", cacheClusterEnabled=True, cacheClusterSize="1.6")
    id = f"arn:aws:apigateway:us-east-1::/restapis/{api}/stages/prod"
    yes = "true" if compliant else "false"
    patch(aws, id, ("/*/*/caching/enabled", "true"), ("/*/*/caching/dataEncrypted", yes), ("/*/*/metrics/enabled", "true"),
          ("/~1cards/GET/caching/enabled", "true"), ("/~1cards/GET/caching/dataEncrypted", "true"),
          ("/~1cards/POST/caching/enabled", yes))
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


def patch(aws, id, *changes):
    words = id.split("/")
    operations = [{"op": "replace", "path": path, "value": value} for path, value in changes]
    aws("apigateway").update_stage(restApiId=words[2], stageName=words[4], patchOperations=operations)


def tag(aws, id, tags):
    aws("apigateway").tag_resource(resourceArn=id, tags=tags)


def look(aws, id):
    stages = aws("apigateway").get_stages(restApiId=id.split("/")[2])["item"]
    left_out = ("createdDate", "lastUpdatedDate", "tags")
    return {s["stageName"]: {k: v for k, v in s.items() if k not in left_out} for s in stages}


def healed(before):
    after = copy.deepcopy(before)
    after["prod"]["methodSettings"]["*/*"]["cacheDataEncrypted"] = True
    after["prod"]["methodSettings"]["~1cards/POST"]["cachingEnabled"] = True
    return after
