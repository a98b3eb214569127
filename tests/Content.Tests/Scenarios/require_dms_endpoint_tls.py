GONE = "arn:aws:dms:us-east-1:123456789012:endpoint:AAAAAAAAAAAAAAAAAAAAAAAAAA"
TAG_READS = ["dms:ListTagsForResource"]


def make(aws, compliant):
    made = {name: aws("dms").create_endpoint(
        EndpointIdentifier=name, EndpointType="source", EngineName="postgres", Username="somebody",
        Password="not-a-real-one", ServerName="db.example.com", Port=5432, DatabaseName="cards",
        SslMode="verify-full" if compliant else "none")["Endpoint"]["EndpointArn"] for name in ("other", "cards")}
    return made["cards"]


def tag(aws, id, tags):
    aws("dms").add_tags_to_resource(
        ResourceArn=id, Tags=[{"Key": key, "Value": value} for key, value in tags.items()])


def look(aws, id):
    shown = ("SslMode", "CertificateArn", "ServerName", "Port", "DatabaseName", "EngineName", "Username")
    return {it["EndpointIdentifier"]: {key: it.get(key) for key in shown}
            for it in aws("dms").describe_endpoints()["Endpoints"]}


def healed(before):
    before["cards"]["SslMode"] = "require"
    return before
