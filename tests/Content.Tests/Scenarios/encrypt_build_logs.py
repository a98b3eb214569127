import copy

GONE = "never-was"
TAG_READS = ["codebuild:BatchGetProjects"]
PLAIN = {"cloudWatchLogs": {"status": "ENABLED"}, "s3Logs": {"status": "ENABLED", "location": "logs/builds", "encryptionDisabled": True}}
SAFE = {"cloudWatchLogs": {"status": "ENABLED"}, "s3Logs": {"status": "ENABLED", "location": "logs/builds", "encryptionDisabled": False}}


def make(aws, compliant):
    project(aws, "other", PLAIN)
    return project(aws, "payments", SAFE if compliant else PLAIN)


def project(aws, name, logs):
    return aws("codebuild").create_project(
        name=name, source={"type": "S3", "location": "sources/app.zip"}, artifacts={"type": "NO_ARTIFACTS"},
        environment={"type": "LINUX_CONTAINER", "image": "aws/codebuild/standard:7.0",
                     "computeType": "BUILD_GENERAL1_SMALL"},
        serviceRole="arn:aws:iam::123456789012:role/builds", logsConfig=logs)["project"]["name"]


def tag(aws, id, tags):
    old = aws("codebuild").batch_get_projects(names=[id])["projects"][0]
    kept = ("name", "source", "artifacts", "environment", "serviceRole", "logsConfig")
    aws("codebuild").delete_project(name=id)
    aws("codebuild").create_project(**{key: old[key] for key in kept if key in old},
                                    tags=[{"key": k, "value": v} for k, v in tags.items()])


def look(aws, id):
    projects = aws("codebuild").batch_get_projects(names=["payments", "other"])["projects"]
    left_out = ("created", "lastModified", "lastModifiedDate", "tags")
    return {p["name"]: {k: v for k, v in p.items() if k not in left_out} for p in projects}


def healed(before):
    after = copy.deepcopy(before)
    after["payments"]["logsConfig"]["s3Logs"]["encryptionDisabled"] = False
    return after
