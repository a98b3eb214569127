import json

GONE = "arn:aws:codedeploy:us-east-1:123456789012:deploymentgroup:gone/prod"
TAG_READS = ["codedeploy:ListTagsForResource"]
AT_ONCE = "CodeDeployDefault.LambdaAllAtOnce"


def make(aws, compliant):
    deploy = aws("codedeploy")
    deploy.create_application(applicationName="cards", computePlatform="Lambda")
    for name in ("prod", "test"):
        linear = compliant and name == "prod"
        deploy.create_deployment_group(
            applicationName="cards", deploymentGroupName=name, serviceRoleArn="arn:aws:iam::123456789012:role/deploy",
            deploymentConfigName="CodeDeployDefault.LambdaLinear10PercentEvery1Minute" if linear else AT_ONCE,
            autoRollbackConfiguration={"enabled": True, "events": ["DEPLOYMENT_FAILURE"]})
    return "arn:aws:codedeploy:us-east-1:123456789012:deploymentgroup:cards/prod"


def tag(aws, id, tags):
    aws("codedeploy").tag_resource(ResourceArn=id, Tags=[{"Key": k, "Value": v} for k, v in tags.items()])


def look(aws, id):
    told = {one["Name"].rsplit("/", 1)[-1]: json.loads(one["Value"]) for one in
            aws("ssm").get_parameters(Names=["/moto/deployment-group/cards/prod", "/moto/deployment-group/cards/test"])["Parameters"]}
    groups = [aws("codedeploy").get_deployment_group(applicationName="cards", deploymentGroupName=name)["deploymentGroupInfo"]
              for name in ("prod", "test")]
    return {one["deploymentGroupName"]: {**one, **told.get(one["deploymentGroupName"], {})} for one in groups}


def healed(before):
    return {**before, "prod": {**before["prod"], "deploymentConfigName": "CodeDeployDefault.LambdaCanary10Percent5Minutes"}}
