import copy

GONE = "arn:aws:appsync:us-east-1:123456789012:apis/a1b2c3d4e5f6g7h8i9j0k1l2m3"
TAG_READS = ["appsync:GetGraphqlApi"]
OWN = "arn:aws:iam::123456789012:role/own"


def make(aws, compliant):
    aws("iam").create_role(RoleName="PciAutoHeal-AppSyncLogs", AssumeRolePolicyDocument="{}")
    api(aws, "other", "NONE")
    return api(aws, "cards", "ALL" if compliant else "NONE")


def api(aws, name, level):
    pool = {"userPoolId": "us-east-1_cards", "awsRegion": "us-east-1", "defaultAction": "ALLOW"}
    return aws("appsync").create_graphql_api(
        name=name, authenticationType="AMAZON_COGNITO_USER_POOLS", userPoolConfig=pool, xrayEnabled=True,
        additionalAuthenticationProviders=[{"authenticationType": "AWS_IAM"}],
        logConfig={"fieldLogLevel": level, "cloudWatchLogsRoleArn": OWN, "excludeVerboseContent": False})["graphqlApi"]["arn"]


def tag(aws, id, tags):
    aws("appsync").tag_resource(resourceArn=id, tags=tags)


def look(aws, id):
    apis = aws("appsync").list_graphql_apis()["graphqlApis"]
    return {one["name"]: {k: v for k, v in one.items() if k != "tags"} for one in apis}


def healed(before):
    after = copy.deepcopy(before)
    after["cards"]["logConfig"]["fieldLogLevel"] = "ERROR"
    return after
