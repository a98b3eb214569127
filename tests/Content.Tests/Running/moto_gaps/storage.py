"""What moto 5.2.1 lacks for the documents about storage and backup, as AWS documents it. Tests only."""
import copy
import socket

from botocore.client import BaseClient
from botocore.exceptions import ClientError
from botocore.validate import validate_parameters

resolve, real_call = socket.getaddrinfo, BaseClient._make_api_call
plans, policies, selections, keys = {}, {}, {}, {}  # by what moto gives once only


def at_home(host, *rest, **more):
    """S3 Control puts the account in front of the host name, and moto has an address, which takes no such prefix."""
    return resolve("127.0.0.1" if str(host).endswith(".127.0.0.1") else host, *rest, **more)


def refusal(code, message, operation):
    return ClientError({"Error": {"Code": code, "Message": message}}, operation)


def get_plan(client, inputs):
    answer = real_call(client, "GetBackupPlan", inputs)
    return {**answer, "BackupPlan": copy.deepcopy(plans.get(inputs["BackupPlanId"], answer["BackupPlan"]))}


def update_plan(client, inputs):
    """The whole plan is replaced, and each rule has a new id."""
    get_plan(client, {"BackupPlanId": inputs["BackupPlanId"]})
    plan = copy.deepcopy(inputs["BackupPlan"])
    for number, rule in enumerate(plan["Rules"]):
        rule["RuleId"] = f"new-{number}"
    plans[inputs["BackupPlanId"]] = plan
    return {"BackupPlanId": inputs["BackupPlanId"]}


def vault(client, inputs):
    found = real_call(client, "DescribeBackupVault", {"BackupVaultName": inputs["BackupVaultName"]})
    return found["BackupVaultArn"], str(found["CreationDate"])


def get_policy(client, inputs):
    if vault(client, inputs) not in policies:
        raise refusal("ResourceNotFoundException", "Policy does not exist", "GetBackupVaultAccessPolicy")
    return {"BackupVaultName": inputs["BackupVaultName"], "Policy": policies[vault(client, inputs)]}


def put_policy(client, inputs):
    policies[vault(client, inputs)] = inputs["Policy"]
    return {}


def delete_policy(client, inputs):
    policies.pop(vault(client, inputs), None)
    return {}


def create_selection(client, inputs):
    real_call(client, "GetBackupPlan", {"BackupPlanId": inputs["BackupPlanId"]})
    selections.setdefault(inputs["BackupPlanId"], []).append(inputs["BackupSelection"])
    return {"SelectionId": f"selection-{len(selections[inputs['BackupPlanId']]) - 1}"}


def list_selections(client, inputs):
    return {"BackupSelectionsList": [{"SelectionId": f"selection-{at}", "SelectionName": selection["SelectionName"]}
                                     for at, selection in enumerate(selections.get(inputs["BackupPlanId"], []))]}


def get_selection(client, inputs):
    return {"BackupSelection": selections[inputs["BackupPlanId"]][int(inputs["SelectionId"].split("-")[1])]}


def region_settings(client, inputs):
    return {"ResourceTypeOptInPreference": {"EFS": True, "S3": True, "EC2": False}}


def get_workgroup(client, inputs):
    answer = real_call(client, "GetWorkGroup", inputs)
    if answer.get("WorkGroup") is None:
        raise refusal("InvalidRequestException", f"WorkGroup {inputs['WorkGroup']} is not found.", "GetWorkGroup")
    return answer


def update_workgroup(client, inputs):
    """Members of the result's configuration that are given replace those that are there; moto knows but making one."""
    found = real_call(client, "GetWorkGroup", {"WorkGroup": inputs["WorkGroup"]})["WorkGroup"]
    arn = f"arn:aws:athena:us-east-1:123456789012:workgroup/{inputs['WorkGroup']}"
    tags = real_call(client, "ListTagsForResource", {"ResourceARN": arn})["Tags"]
    configuration, changes = found["Configuration"], inputs["ConfigurationUpdates"]["ResultConfigurationUpdates"]
    result = dict(configuration.get("ResultConfiguration", {}))
    if changes.get("RemoveEncryptionConfiguration"):
        result.pop("EncryptionConfiguration", None)
    if "EncryptionConfiguration" in changes:
        result["EncryptionConfiguration"] = changes["EncryptionConfiguration"]
    real_call(client, "DeleteWorkGroup", {"WorkGroup": inputs["WorkGroup"]})
    real_call(client, "CreateWorkGroup", {
        "Name": inputs["WorkGroup"], "Description": found.get("Description", ""), "Tags": tags,
        "Configuration": {**configuration, "ResultConfiguration": result}})
    return {}


def describe_table(client, inputs):
    answer = real_call(client, "DescribeTable", inputs)
    table = answer["Table"]
    key = keys.get((table["TableArn"], str(table["CreationDateTime"])))
    if key:
        table["SSEDescription"] = {"Status": "ENABLED", "SSEType": "KMS", "KMSMasterKeyArn": key}
    elif key is not None:
        table.pop("SSEDescription", None)
    return answer


def update_table(client, inputs):
    """moto takes no SSESpecification after a table is made; an empty key is the one that DynamoDB owns."""
    table = describe_table(client, {"TableName": inputs["TableName"]})["Table"]
    if sse := inputs.get("SSESpecification"):
        default = "arn:aws:kms:us-east-1:123456789012:key/aws-dynamodb"
        key = sse.get("KMSMasterKeyId", default) if sse["Enabled"] else ""
        keys[table["TableArn"], str(table["CreationDateTime"])] = key
    others = {name: value for name, value in inputs.items() if name != "SSESpecification"}
    return real_call(client, "UpdateTable", others)


LACKING = {
    ("athena", "GetWorkGroup"): get_workgroup,
    ("athena", "UpdateWorkGroup"): update_workgroup,
    ("backup", "CreateBackupSelection"): create_selection,
    ("backup", "DeleteBackupVaultAccessPolicy"): delete_policy,
    ("backup", "DescribeRegionSettings"): region_settings,
    ("backup", "GetBackupPlan"): get_plan,
    ("backup", "GetBackupSelection"): get_selection,
    ("backup", "GetBackupVaultAccessPolicy"): get_policy,
    ("backup", "ListBackupSelections"): list_selections,
    ("backup", "PutBackupVaultAccessPolicy"): put_policy,
    ("backup", "UpdateBackupPlan"): update_plan,
    ("dynamodb", "DescribeTable"): describe_table,
    ("dynamodb", "UpdateTable"): update_table,
}


def call(client, operation, inputs):
    """Scripts of documents and scenarios make these calls too, and none but AWS's own model says what they take."""
    own = LACKING.get((client.meta.service_model.service_name, operation))
    if own is None:
        return real_call(client, operation, inputs)
    validate_parameters(inputs, client.meta.service_model.operation_model(operation).input_shape)
    return own(client, inputs)


socket.getaddrinfo, BaseClient._make_api_call = at_home, call
GAPS = {}
