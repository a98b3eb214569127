"""What moto 5.2.1 lacks for the documents about logs, builds and releases, as AWS documents it. Tests only."""
import json

from botocore.exceptions import ClientError

STAGE = ("StageName", "AutoDeploy", "Description", "StageVariables", "DefaultRouteSettings", "RouteSettings", "Tags",
         "AccessLogSettings", "ClientCertificateId", "DeploymentId")


def stage_again(client, inputs, change):
    """A stage of an HTTP API as it is, but for the change: moto makes and deletes stages, and changes none."""
    http, name = client("apigatewayv2"), inputs["StageName"]
    old = http.get_stage(ApiId=inputs["ApiId"], StageName=name)
    new = change({key: value for key, value in old.items() if key in STAGE})
    http.delete_stage(ApiId=inputs["ApiId"], StageName=name)
    http.create_stage(ApiId=inputs["ApiId"], **new)
    return {}


def update_stage(client, inputs):
    given = {key: value for key, value in inputs.items() if key != "ApiId"}
    return stage_again(client, inputs, lambda old: {**old, **given})


def delete_access_log_settings(client, inputs):
    return stage_again(client, inputs, lambda old: {k: v for k, v in old.items() if k != "AccessLogSettings"})


def group_again(client, name, key):
    logs = client("logs")
    found = logs.describe_log_groups(logGroupNamePrefix=name)["logGroups"]
    group = next((group for group in found if group["logGroupName"] == name), None)
    if group is None:
        missing = {"Code": "ResourceNotFoundException", "Message": "The specified log group does not exist."}
        raise ClientError({"Error": missing}, "AssociateKmsKey")
    tags = logs.list_tags_log_group(logGroupName=name)["tags"]
    logs.delete_log_group(logGroupName=name)
    logs.create_log_group(logGroupName=name, tags=tags, **({"kmsKeyId": key} if key else {}))
    if "retentionInDays" in group:
        logs.put_retention_policy(logGroupName=name, retentionInDays=group["retentionInDays"])
    return {}


def associate_kms_key(client, inputs):
    return group_again(client, inputs["logGroupName"], inputs["kmsKeyId"])


def disassociate_kms_key(client, inputs):
    return group_again(client, inputs["logGroupName"], None)


def told(client, stack):
    found = client("ssm").get_parameters(Names=["/moto/stack/" + stack])["Parameters"]
    return json.loads(found[0]["Value"]) if found else None


def update_stack(client, inputs):
    """moto forgets whom to notify, and sees no update where nothing else changes; CloudFormation does."""
    try:
        client("cloudformation").update_stack(**inputs)
    except ClientError as error:
        if "No updates are to be performed" not in str(error):
            raise
    name = client("cloudformation").describe_stacks(StackName=inputs["StackName"])["Stacks"][0]["StackName"]
    client("ssm").put_parameter(Name="/moto/stack/" + name, Value=json.dumps(inputs["NotificationARNs"]), Type="String",
                                Overwrite=True)
    return {"StackId": inputs["StackName"]}


def describe_stacks(client, inputs):
    answer = client("cloudformation").describe_stacks(**inputs)
    answer.pop("ResponseMetadata", None)
    for stack in answer["Stacks"]:
        notified = told(client, stack["StackName"])
        if notified is not None:
            stack.update(NotificationARNs=notified, StackStatus="UPDATE_COMPLETE")
    return answer


def group_name(inputs, name):
    return "/moto/deployment-group/" + inputs["applicationName"] + "/" + inputs[name]


def update_deployment_group(client, inputs):
    """moto changes no deployment group: what was said last is laid over what moto answers."""
    name = inputs["currentDeploymentGroupName"]
    client("codedeploy").get_deployment_group(applicationName=inputs["applicationName"], deploymentGroupName=name)
    changes = {key: value for key, value in inputs.items() if key.startswith("deployment")}
    client("ssm").put_parameter(Name=group_name(inputs, "currentDeploymentGroupName"), Value=json.dumps(changes),
                                Type="String", Overwrite=True)
    return {"hooksNotCleanedUp": []}


def get_deployment_group(client, inputs):
    answer = client("codedeploy").get_deployment_group(**inputs)
    answer.pop("ResponseMetadata", None)
    found = client("ssm").get_parameters(Names=[group_name(inputs, "deploymentGroupName")])["Parameters"]
    answer["deploymentGroupInfo"].update(json.loads(found[0]["Value"]) if found else {})
    return answer


def get_event_selectors(client, inputs):
    """A trail that nobody gave selectors records all management events, and says so; moto says nothing."""
    answer = client("cloudtrail").get_event_selectors(**inputs)
    answer.pop("ResponseMetadata", None)
    if not answer.get("EventSelectors") and not answer.get("AdvancedEventSelectors"):
        answer["EventSelectors"] = [{"ReadWriteType": "All", "IncludeManagementEvents": True, "DataResources": [],
                                     "ExcludeManagementEventSources": []}]
    return answer


GAPS = {
    ("cloudtrail", "GetEventSelectors"): get_event_selectors,
    ("codedeploy", "GetDeploymentGroup"): get_deployment_group,
    ("codedeploy", "UpdateDeploymentGroup"): update_deployment_group,
    ("apigatewayv2", "UpdateStage"): update_stage,
    ("apigatewayv2", "DeleteAccessLogSettings"): delete_access_log_settings,
    ("logs", "AssociateKmsKey"): associate_kms_key,
    ("logs", "DisassociateKmsKey"): disassociate_kms_key,
    ("cloudformation", "UpdateStack"): update_stack,
    ("cloudformation", "DescribeStacks"): describe_stacks,
}
