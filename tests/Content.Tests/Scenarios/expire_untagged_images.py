import json

GONE = "never/was"
TAG_READS = ["ecr:ListTagsForResource"]
OWN = json.dumps({"rules": [{"rulePriority": 1, "action": {"type": "expire"}, "selection": {
    "tagStatus": "any", "countType": "imageCountMoreThan", "countNumber": 100}}]})


def make(aws, compliant):
    for name in ("cards/api", "other"):
        aws("ecr").create_repository(repositoryName=name)
    for name in ("cards/api", "other") if compliant else ("other",):
        aws("ecr").put_lifecycle_policy(repositoryName=name, lifecyclePolicyText=OWN)
    return "cards/api"


def tag(aws, id, tags):
    arn = aws("ecr").describe_repositories(repositoryNames=[id])["repositories"][0]["repositoryArn"]
    aws("ecr").tag_resource(resourceArn=arn, tags=[{"Key": k, "Value": v} for k, v in tags.items()])


def look(aws, id):
    ecr, seen = aws("ecr"), {}
    for name in ("cards/api", "other"):
        try:
            seen[name] = json.loads(ecr.get_lifecycle_policy(repositoryName=name)["lifecyclePolicyText"])["rules"][0]["selection"]
        except ecr.exceptions.LifecyclePolicyNotFoundException:
            seen[name] = None
    return seen


def healed(before):
    return {**before, "cards/api": {"tagStatus": "untagged", "countType": "sinceImagePushed", "countUnit": "days", "countNumber": 90}}
