import copy

GONE = "arn:aws:apigateway:us-east-1::/apis/a1b2c3d4e5/stages/$default"
TAG_READS = ["apigatewayv2:GetStage"]
GROUP = "arn:aws:logs:us-east-1:123456789012:log-group:/pciautoheal/api-gateway"
FIELDS = {"requestId": "requestId", "sourceIp": "identity.sourceIp", "requestTime": "requestTime", "httpMethod": "httpMethod",
          "routeKey": "routeKey", "status": "status", "protocol": "protocol", "responseLength": "responseLength"}


def make(aws, compliant):
    for name in ("/pciautoheal/api-gateway", "/pciautoheal/api-gateway-2"):
        aws("logs").create_log_group(logGroupName=name)
    http = aws("apigatewayv2")
    api = http.create_api(Name="cards", ProtocolType="HTTP")["ApiId"]
    http.create_stage(ApiId=api, StageName="test", AutoDeploy=False)
    own = {"AccessLogSettings": {"DestinationArn": "arn:aws:logs:us-east-1:123456789012:log-group:own", "Format": "$context.requestId"}}
    http.create_stage(ApiId=api, StageName="$default", AutoDeploy=True, StageVariables={"color": "red"}, **(own if compliant else {}))
    return f"arn:aws:apigateway:us-east-1::/apis/{api}/stages/$default"


def tag(aws, id, tags):
    """moto tags APIs only; a stage has the tags it is made with."""
    http, api = aws("apigatewayv2"), id.split("/")[2]
    http.delete_stage(ApiId=api, StageName="$default")
    http.create_stage(ApiId=api, StageName="$default", AutoDeploy=True, StageVariables={"color": "red"}, Tags=tags)


def look(aws, id):
    stages = aws("apigatewayv2").get_stages(ApiId=id.split("/")[2])["Items"]
    return {s["StageName"]: {k: v for k, v in s.items() if k not in ("CreatedDate", "LastUpdatedDate", "Tags")} for s in stages}


def healed(before):
    after = copy.deepcopy(before)
    line = "{" + ",".join(f'"{name}":"$context.{field}"' for name, field in FIELDS.items()) + "}"
    after["$default"]["AccessLogSettings"] = {"DestinationArn": GROUP, "Format": line}
    return after
