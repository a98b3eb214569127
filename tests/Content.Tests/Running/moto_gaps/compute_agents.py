"""What moto 5.2.1 lacks of managed instances and of Elastic Beanstalk, as AWS documents it. Tests only.

An agent answers when the role of its instance may. What an association or the patch baseline finds fault with is put
with PutComplianceItems, and is no fault any more when it was run.
"""
import hashlib

import boto3
from botocore.client import BaseClient
from botocore.exceptions import ClientError
from botocore.validate import validate_parameters

before = BaseClient._make_api_call
compliance, options = {}, {}  # by ids that moto gives once only
CORE = "/AmazonSSMManagedInstanceCore"
DEFAULTS = {("aws:elasticbeanstalk:cloudwatch:logs", "StreamLogs"): "false",
            ("aws:elasticbeanstalk:cloudwatch:logs", "RetentionInDays"): "7",
            ("aws:elasticbeanstalk:managedactions", "ManagedActionsEnabled"): "false"}


def has_agent(id):
    ec2, iam = (sibling(name) for name in ("ec2", "iam"))
    found = ec2.describe_instances(Filters=[{"Name": "instance-id", "Values": [id]}])["Reservations"]
    instances = [one for it in found for one in it["Instances"] if one.get("IamInstanceProfile")]
    names = [one["IamInstanceProfile"]["Arn"].rpartition("/")[2] for one in instances]
    profiles = [iam.get_instance_profile(InstanceProfileName=name)["InstanceProfile"] for name in names]
    roles = [role["RoleName"] for profile in profiles for role in profile["Roles"]]
    return any(policy["PolicyArn"].endswith(CORE) for role in roles
               for policy in iam.list_attached_role_policies(RoleName=role)["AttachedPolicies"])


def sibling(service):
    """boto3.client gives, while documents run, what stands before the client."""
    made = boto3.client(service)
    return getattr(made, "real", made)


def instance_information(client, inputs):
    ids = [id for one in inputs["Filters"] if one["Key"] == "InstanceIds" for id in one["Values"]]
    return {"InstanceInformationList": [{"InstanceId": id, "PingStatus": "Online"} for id in ids if has_agent(id)]}


def put_items(client, inputs):
    kept = compliance.setdefault(inputs["ResourceId"], {})
    kept.update({(inputs["ComplianceType"], one["Id"]): one["Status"] for one in inputs["Items"]})
    return {}


def list_items(client, inputs):
    wanted = {one["Key"]: one["Values"] for one in inputs.get("Filters", [])}
    items = [{"ComplianceType": kind, "Id": id, "Status": status, "ResourceId": resource}
             for resource in inputs["ResourceIds"] for (kind, id), status in compliance.get(resource, {}).items()]
    return {"ComplianceItems": [one for one in items if all(one[key] in values for key, values in wanted.items())]}


def settle(kind, resources, ids=None):
    for kept in (compliance[one] for one in resources if one in compliance):
        kept.update({key: "COMPLIANT" for key in kept if key[0] == kind and (ids is None or key[1] in ids)})


def start_associations(client, inputs):
    settle("Association", compliance, inputs["AssociationIds"])
    return {}


def describe_association(client, inputs):
    return {"AssociationDescription": {"AssociationId": inputs["AssociationId"], "Overview": {"Status": "Success"}}}


def send_command(client, inputs):
    if inputs["DocumentName"] == "AWS-RunPatchBaseline" and inputs["Parameters"]["Operation"] == ["Install"]:
        settle("Patch", inputs["InstanceIds"])
    return before(client, "SendCommand", inputs)


def key_of(environment):
    return environment["EnvironmentArn"], str(environment["DateCreated"])


def environments(client, inputs):
    answer = before(client, "DescribeEnvironments", inputs)
    for one in answer["Environments"]:
        one["EnvironmentId"] = "e-" + hashlib.md5(one["EnvironmentArn"].encode()).hexdigest()[:10]
    wanted = inputs.get("EnvironmentIds")
    answer["Environments"] = [one for one in answer["Environments"] if not wanted or one["EnvironmentId"] in wanted]
    return answer


def option_settings(client, inputs):
    found = environments(client, {})["Environments"]
    one = next(it for it in found if it["EnvironmentName"] == inputs["EnvironmentName"])
    values = {**DEFAULTS, **options.get(key_of(one), {})}
    return {"ConfigurationSettings": [{"OptionSettings": [
        {"Namespace": space, "OptionName": name, "Value": value} for (space, name), value in values.items()]}]}


def update_environment(client, inputs):
    found = environments(client, {"EnvironmentIds": [inputs["EnvironmentId"]]})["Environments"]
    if not found:
        raise ClientError({"Error": {"Code": "InvalidParameterValue", "Message": "none"}}, "UpdateEnvironment")
    kept = options.setdefault(key_of(found[0]), {})
    kept.update({(one["Namespace"], one["OptionName"]): one["Value"] for one in inputs.get("OptionSettings", [])})
    for one in inputs.get("OptionsToRemove", []):
        kept.pop((one["Namespace"], one["OptionName"]), None)
    return {"EnvironmentId": inputs["EnvironmentId"]}


LACKING = {
    ("elasticbeanstalk", "DescribeConfigurationSettings"): option_settings,
    ("elasticbeanstalk", "DescribeEnvironments"): environments,
    ("elasticbeanstalk", "UpdateEnvironment"): update_environment,
    ("ssm", "DescribeAssociation"): describe_association,
    ("ssm", "DescribeInstanceInformation"): instance_information,
    ("ssm", "ListComplianceItems"): list_items,
    ("ssm", "PutComplianceItems"): put_items,
    ("ssm", "SendCommand"): send_command,
    ("ssm", "StartAssociationsOnce"): start_associations,
}


def call(client, operation, inputs):
    """Scripts of documents and scenarios make these calls too, and none but AWS's own model says what they take."""
    own = LACKING.get((client.meta.service_model.service_name, operation))
    if own is None:
        return before(client, operation, inputs)
    validate_parameters(inputs, client.meta.service_model.operation_model(operation).input_shape)
    return own(client, inputs)


BaseClient._make_api_call = call
GAPS = {}
