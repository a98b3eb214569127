"""What moto 5.2.1 lacks of instances, launch templates and clusters, as AWS documents it. Tests only."""
from botocore.client import BaseClient
from botocore.exceptions import ClientError
from botocore.validate import validate_parameters

real_call = BaseClient._make_api_call
monitoring, encryption, blocked = {}, {}, {}  # by what moto gives once only; a block is put before it is read
POLICIES = "arn:aws:iam::aws:policy/Amazon"
STAND_IN = "arn:aws:iam::123456789012:policy/Amazon"  # as identity.py has it


def monitor(state):
    def answer(client, inputs):
        monitoring.update({id: state for id in inputs["InstanceIds"]})
        return {"InstanceMonitorings": [
            {"InstanceId": id, "Monitoring": {"State": state}} for id in inputs["InstanceIds"]]}
    return answer


def describe_instances(client, inputs):
    answer = real_call(client, "DescribeInstances", inputs)
    for instance in (one for reservation in answer["Reservations"] for one in reservation["Instances"]):
        if instance["InstanceId"] in monitoring:
            instance["Monitoring"] = {"State": monitoring[instance["InstanceId"]]}
    return answer


def modify_metadata_options(client, inputs):
    """Only what is given changes: moto replaces the whole."""
    found = real_call(client, "DescribeInstances", {"InstanceIds": [inputs["InstanceId"]]})
    options = found["Reservations"][0]["Instances"][0]["MetadataOptions"]
    del options["State"]
    return real_call(client, "ModifyInstanceMetadataOptions", {**options, **inputs})


def describe_volumes(client, inputs):
    """The volumes that instances are launched with go with them."""
    answer = real_call(client, "DescribeVolumes", inputs)
    for attachment in (one for volume in answer["Volumes"] for one in volume["Attachments"]):
        attachment.setdefault("DeleteOnTermination", True)
    return answer


def describe_templates(client, inputs):
    """moto says nothing of an id that is not there, and forgets tags that come later."""
    answer = real_call(client, "DescribeLaunchTemplates", inputs)
    if not answer["LaunchTemplates"]:
        error = {"Code": "InvalidLaunchTemplateId.NotFound", "Message": "none"}
        raise ClientError({"Error": error}, "DescribeLaunchTemplates")
    for template in answer["LaunchTemplates"]:
        filters = [{"Name": "resource-id", "Values": [template["LaunchTemplateId"]]}]
        tags = real_call(client, "DescribeTags", {"Filters": filters})["Tags"]
        template["Tags"] = [{"Key": one["Key"], "Value": one["Value"]} for one in tags]
    return answer


def put_block(client, inputs):
    blocked.update(inputs["BlockPublicAccessConfiguration"])
    return real_call(client, "PutBlockPublicAccessConfiguration", inputs)


def get_block(client, inputs):
    """moto reads every flag as true."""
    answer = real_call(client, "GetBlockPublicAccessConfiguration", inputs)
    flag = "BlockPublicSecurityGroupRules"
    answer["BlockPublicAccessConfiguration"][flag] = blocked[flag]
    return answer


def create_template_version(client, inputs):
    """A version has what its source has, but for the parameters that are given."""
    source = {"LaunchTemplateId": inputs["LaunchTemplateId"], "Versions": [inputs["SourceVersion"]]}
    found = real_call(client, "DescribeLaunchTemplateVersions", source)["LaunchTemplateVersions"][0]
    own = {key: value for key, value in inputs.items() if key != "SourceVersion"}
    data = {**found["LaunchTemplateData"], **inputs["LaunchTemplateData"]}
    return real_call(client, "CreateLaunchTemplateVersion", {**own, "LaunchTemplateData": data})


def list_attached(client, inputs):
    """identity.py attaches a policy of the account for one of AWS; here it has its own name again."""
    answer = real_call(client, "ListAttachedRolePolicies", inputs)
    for policy in answer["AttachedPolicies"]:
        policy["PolicyArn"] = policy["PolicyArn"].replace(STAND_IN, POLICIES)
    return answer


def describe_cluster(client, inputs):
    answer = real_call(client, "DescribeCluster", inputs)
    cluster = answer["cluster"]
    if key_of(cluster) in encryption:
        cluster["encryptionConfig"] = encryption[key_of(cluster)]
    return answer


def key_of(cluster):
    return cluster["arn"], str(cluster["createdAt"])


def associate_encryption(client, inputs):
    cluster = real_call(client, "DescribeCluster", {"name": inputs["clusterName"]})["cluster"]
    encryption[key_of(cluster)] = inputs["encryptionConfig"]
    return {"update": {"id": "update", "status": "InProgress"}}


def describe_update(client, inputs):
    return {"update": {"id": inputs["updateId"], "status": "Successful"}}


def update_cluster(client, inputs):
    """Only what is given changes: moto replaces the whole."""
    cluster = real_call(client, "DescribeCluster", {"name": inputs["name"]})["cluster"]
    network = {**cluster["resourcesVpcConfig"], **inputs.get("resourcesVpcConfig", {})}
    answered = ("clusterSecurityGroupId", "vpcId")  # what is no part of a request
    changes = {"resourcesVpcConfig": {key: value for key, value in network.items() if key not in answered}}
    if "logging" in inputs:
        groups = [*cluster["logging"]["clusterLogging"], *inputs["logging"]["clusterLogging"]]
        state = {kind: group["enabled"] for group in groups for kind in group.get("types", [])}
        changes["logging"] = {"clusterLogging": [
            {"types": sorted(kind for kind in state if state[kind] == on), "enabled": on} for on in (True, False)]}
    real_call(client, "UpdateClusterConfig", {"name": inputs["name"], **changes})
    return {"update": {"id": "update", "status": "InProgress"}}


LACKING = {
    ("ec2", "CreateLaunchTemplateVersion"): create_template_version,
    ("ec2", "DescribeInstances"): describe_instances,
    ("ec2", "DescribeLaunchTemplates"): describe_templates,
    ("ec2", "DescribeVolumes"): describe_volumes,
    ("ec2", "ModifyInstanceMetadataOptions"): modify_metadata_options,
    ("ec2", "MonitorInstances"): monitor("enabled"),
    ("ec2", "UnmonitorInstances"): monitor("disabled"),
    ("eks", "AssociateEncryptionConfig"): associate_encryption,
    ("eks", "DescribeCluster"): describe_cluster,
    ("eks", "DescribeUpdate"): describe_update,
    ("eks", "UpdateClusterConfig"): update_cluster,
    ("emr", "GetBlockPublicAccessConfiguration"): get_block,
    ("emr", "PutBlockPublicAccessConfiguration"): put_block,
    ("iam", "ListAttachedRolePolicies"): list_attached,
}


def call(client, operation, inputs):
    """Scripts of documents and scenarios make these calls too, and none but AWS's own model says what they take."""
    own = LACKING.get((client.meta.service_model.service_name, operation))
    if own is None or operation == "CreateLaunchTemplateVersion" and "SourceVersion" not in inputs:
        return real_call(client, operation, inputs)
    validate_parameters(inputs, client.meta.service_model.operation_model(operation).input_shape)
    return own(client, inputs)


BaseClient._make_api_call = call
GAPS = {}
