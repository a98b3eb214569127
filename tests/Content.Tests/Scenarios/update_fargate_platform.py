GONE = "arn:aws:ecs:us-east-1:123456789012:service/shop/never-was"
TAG_READS = ["ecs:DescribeServices"]


def make(aws, compliant):
    ecs = aws("ecs")
    ecs.create_cluster(clusterName="shop")
    ecs.register_task_definition(family="web", networkMode="awsvpc", requiresCompatibilities=["FARGATE"], cpu="256", memory="512",
                                 containerDefinitions=[{"name": "web", "image": "web", "cpu": 1, "memory": 64}])
    made = [ecs.create_service(cluster="shop", serviceName=name, taskDefinition="web", desiredCount=0, launchType="FARGATE",
                               platformVersion=version)
            for name, version in (("cards", "LATEST" if compliant else "1.3.0"), ("other", "1.3.0"))]
    return made[0]["service"]["serviceArn"]


def tag(aws, id, tags):
    aws("ecs").tag_resource(resourceArn=id, tags=[{"key": k, "value": v} for k, v in tags.items()])


def look(aws, id):
    found = aws("ecs").describe_services(cluster="shop", services=["cards", "other"])["services"]
    return {one["serviceName"]: [one["platformVersion"], one["desiredCount"], one["taskDefinition"]] for one in found}


def healed(before):
    return {**before, "cards": ["LATEST", *before["cards"][1:]]}
