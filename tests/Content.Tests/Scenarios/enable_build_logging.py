import copy

GONE = "never-was"
TAG_READS = ["codebuild:BatchGetProjects"]
OFF = {"cloudWatchLogs": {"status": "DISABLED", "groupName": "builds"}, "s3Logs": {"status": "DISABLED"}}
TO_BUCKET = {"cloudWatchLogs": {"status": "DISABLED"}, "s3Logs": {"status": "ENABLED", "location": "logs/builds"}}


def make(aws, compliant):
    project(aws, "other", OFF)
    return project(aws, "payments", TO_BUCKET if compliant else OFF)


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
    after["payments"]["logsConfig"]["cloudWatchLogs"]["status"] = "ENABLED"
    return after
