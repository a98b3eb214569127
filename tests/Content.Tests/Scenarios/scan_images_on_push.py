GONE = "never/was"
TAG_READS = ["ecr:ListTagsForResource"]


def make(aws, compliant):
    for name in ("cards/api", "other"):
        aws("ecr").create_repository(repositoryName=name, imageTagMutability="IMMUTABLE",
                                     imageScanningConfiguration={"scanOnPush": compliant and name == "cards/api"})
    return "cards/api"


def tag(aws, id, tags):
    arn = aws("ecr").describe_repositories(repositoryNames=[id])["repositories"][0]["repositoryArn"]
    aws("ecr").tag_resource(resourceArn=arn, tags=[{"Key": k, "Value": v} for k, v in tags.items()])


def look(aws, id):
    return {one["repositoryName"]: [one["imageScanningConfiguration"]["scanOnPush"], one["imageTagMutability"]]
            for one in aws("ecr").describe_repositories()["repositories"]}


def healed(before):
    return {**before, "cards/api": [True, "IMMUTABLE"]}
