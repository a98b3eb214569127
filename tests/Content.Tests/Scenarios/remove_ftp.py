GONE = "s-00000000000000000"
TAG_READS = ["transfer:DescribeServer"]


def make(aws, compliant):
    made = {name: aws("transfer").create_server(
        Protocols=["FTPS", "SFTP"] if compliant and name == "cards" else ["FTP", "FTPS", "SFTP"], EndpointType="VPC",
        IdentityProviderType="AWS_DIRECTORY_SERVICE", Tags=[{"Key": "owner", "Value": name}])["ServerId"]
        for name in ("other", "cards")}
    return made["cards"]


def tag(aws, id, tags):
    aws("transfer").tag_resource(
        Arn="arn:aws:transfer:us-east-1:123456789012:server/" + id,
        Tags=[{"Key": key, "Value": value} for key, value in tags.items()])


def look(aws, id):
    servers = [aws("transfer").describe_server(ServerId=it["ServerId"])["Server"]
               for it in aws("transfer").list_servers()["Servers"]]
    return {next(tag["Value"] for tag in it["Tags"] if tag["Key"] == "owner"): [
        it["Protocols"], it["EndpointType"], it["IdentityProviderType"]] for it in servers}


def healed(before):
    before["cards"][0] = ["FTPS", "SFTP"]
    return before
