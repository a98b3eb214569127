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
    """moto changes no group: what stands in for it keeps the change in a parameter."""
    names, deploy = ("prod", "test"), aws("codedeploy")
    found = aws("ssm").get_parameters(Names=["/moto/deployment-group/cards/" + name for name in names])["Parameters"]
    told = {one["Name"].rsplit("/", 1)[-1]: json.loads(one["Value"]) for one in found}
    groups = {name: deploy.get_deployment_group(applicationName="cards", deploymentGroupName=name) for name in names}
    return {name: {**groups[name]["deploymentGroupInfo"], **told.get(name, {})} for name in names}


def healed(before):
    return {**before, "prod": {**before["prod"], "deploymentConfigName": "CodeDeployDefault.LambdaCanary10Percent5Minutes"}}
