"""Makes the calls and runs the scripts of an Automation document, one JSON line in, one out. Tests only."""
import json
import sys

import boto3
from botocore import xform_name
from botocore.config import Config

endpoint = sys.argv[1]
clients = {}


def client(service):
    if service not in clients:
        clients[service] = boto3.client(
            service, endpoint_url=endpoint, region_name="us-east-1", aws_access_key_id="test",
            aws_secret_access_key="test", config=Config(retries={"max_attempts": 1}))
    return clients[service]


def call(request):
    service, api, inputs = request["service"], request["api"], request["inputs"]
    if (service, api) == ("codebuild", "UpdateProject"):
        return update_project(inputs)
    answer = getattr(client(service), xform_name(api))(**inputs)
    answer.pop("ResponseMetadata", None)
    if "RestorableByUserIds" in inputs:  # moto returns every snapshot, whoever may restore it
        answer["Snapshots"] = [s for s in answer["Snapshots"] if restorable(s["SnapshotId"])]
    return answer


def restorable(snapshot):
    answer = client("ec2").describe_snapshot_attribute(SnapshotId=snapshot, Attribute="createVolumePermission")
    return any(grant.get("Group") == "all" for grant in answer["CreateVolumePermissions"])


def update_project(changes):
    """moto has no UpdateProject; the members that are given replace the project's own, as the service says."""
    codebuild = client("codebuild")
    project = codebuild.batch_get_projects(names=[changes["name"]])["projects"][0]
    kept = ("name", "description", "source", "artifacts", "environment", "serviceRole", "tags")
    merged = {key: value for key, value in {**project, **changes}.items() if key in kept}
    codebuild.delete_project(name=changes["name"])
    return codebuild.create_project(**merged)


def run(request):
    scope = {}
    exec(compile(request["script"], "script", "exec"), scope)
    return scope[request["handler"]](request["payload"], {})


for line in sys.stdin:
    request = json.loads(line)
    try:
        answer = {"result": run(request) if "script" in request else call(request)}
    except Exception as error:
        answer = {"error": type(error).__name__ + ": " + str(error)}
    print(json.dumps(answer, default=str), flush=True)
