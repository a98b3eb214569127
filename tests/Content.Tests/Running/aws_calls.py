"""Makes the calls and runs the scripts of an Automation document, one JSON line in, one out. Tests only."""
import importlib.util
import json
import os
import pathlib
import sys

import boto3
from botocore import xform_name
from botocore.config import Config

endpoint = sys.argv[1]
os.environ.update(AWS_ENDPOINT_URL=endpoint, AWS_DEFAULT_REGION="us-east-1", AWS_ACCESS_KEY_ID="test",
                  AWS_SECRET_ACCESS_KEY="test")  # for the scripts that call
here = pathlib.Path(__file__).resolve().parent
new_client = boto3.client
clients = {}
modules = {}


def client(service):
    if service not in clients:
        clients[service] = new_client(
            service, endpoint_url=endpoint, region_name="us-east-1", aws_access_key_id="test",
            aws_secret_access_key="test", config=Config(retries={"max_attempts": 1}))
    return clients[service]


def call(request):
    service, api, inputs = request["service"], request["api"], request["inputs"]
    if (service, api) == ("codebuild", "UpdateProject"):
        return update_project(inputs)
    if (service, api) in gaps:
        return gaps[service, api](client, inputs)
    answer = getattr(client(service), xform_name(api))(**inputs)
    answer.pop("ResponseMetadata", None)
    if "RestorableByUserIds" in inputs:  # moto returns every snapshot, whoever may restore it
        answer["Snapshots"] = [s for s in answer["Snapshots"] if restorable(s["SnapshotId"])]
    return answer


class Client:
    """What a script that calls is given: moto, and what stands in where moto lacks a call."""

    def __init__(self, service):
        self.service, self.real = service, client(service)

    def __getattr__(self, name):
        gap = next((gap for (service, api), gap in gaps.items() if (service, xform_name(api)) == (self.service, name)), None)
        return getattr(self.real, name) if gap is None else lambda **inputs: gap(client, inputs)


def restorable(snapshot):
    answer = client("ec2").describe_snapshot_attribute(SnapshotId=snapshot, Attribute="createVolumePermission")
    return any(grant.get("Group") == "all" for grant in answer["CreateVolumePermissions"])


def update_project(changes):
    """moto has no UpdateProject; the members that are given replace the project's own, as the service says."""
    codebuild = client("codebuild")
    project = codebuild.batch_get_projects(names=[changes["name"]])["projects"][0]
    kept = ("name", "description", "source", "artifacts", "environment", "serviceRole", "tags", "logsConfig")
    merged = {key: value for key, value in {**project, **changes}.items() if key in kept}
    codebuild.delete_project(name=changes["name"])
    return codebuild.create_project(**merged)


def module(path):
    if path not in modules:
        spec = importlib.util.spec_from_file_location(path.stem, path)
        modules[path] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(modules[path])
    return modules[path]


def play(request):
    """One part of a scenario: a function of its module, or (without a function) the facts it states."""
    scenario = module(here.parent / "Scenarios" / request["scenario"])
    if request["do"] != "facts":
        return getattr(scenario, request["do"])(*([client] if request["calls"] else []), *request["args"])
    settings = getattr(scenario, "settings", lambda aws: getattr(scenario, "SETTINGS", {}))
    return {"Gone": scenario.GONE, "GoneWhy": getattr(scenario, "GONE_WHY", ""), "TagReads": scenario.TAG_READS,
            "Unjudged": getattr(scenario, "UNJUDGED", {}), "Tags": hasattr(scenario, "tag"), "Settings": settings(client)}


def run(request):
    scope = {}
    exec(compile(request["script"], "script", "exec"), scope)
    return scope[request["handler"]](request["payload"], {})


gaps = {key: value for path in sorted((here / "moto_gaps").glob("*.py")) for key, value in module(path).GAPS.items()}
boto3.client = Client
for line in sys.stdin:
    request = json.loads(line)
    try:
        part = run if "script" in request else play if "scenario" in request else call
        answer = {"result": part(request)}
    except Exception as error:
        answer = {"error": type(error).__name__ + ": " + str(error)}
    print(json.dumps(answer, default=str), flush=True)
