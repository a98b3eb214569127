GONE = "arn:aws:dms:us-east-1:123456789012:endpoint:AAAAAAAAAAAAAAAAAAAAAAAAAA"
TAG_READS = ["dms:ListTagsForResource"]


def make(aws, compliant):
    made = {name: aws("dms").create_endpoint(
        EndpointIdentifier=name, EndpointType="target", EngineName="redis", RedisSettings={
            "ServerName": name + ".example.com", "Port": 6380, "AuthType": "auth-role", "AuthUserName": "somebody",
            "SslSecurityProtocol": "ssl-encryption" if compliant else "plaintext"})["Endpoint"]["EndpointArn"]
        for name in ("other", "cards")}
    return made["cards"]


def tag(aws, id, tags):
    aws("dms").add_tags_to_resource(
        ResourceArn=id, Tags=[{"Key": key, "Value": value} for key, value in tags.items()])


def look(aws, id):
    return {it["EndpointIdentifier"]: it["RedisSettings"] for it in aws("dms").describe_endpoints()["Endpoints"]}


def healed(before):
    before["cards"]["SslSecurityProtocol"] = "ssl-encryption"
    return before
