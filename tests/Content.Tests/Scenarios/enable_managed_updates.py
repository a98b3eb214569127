GONE = "e-never0was0"
TAG_READS = ["elasticbeanstalk:ListTagsForResource"]
ACTIONS = "aws:elasticbeanstalk:managedactions"
HEALTH = ("aws:elasticbeanstalk:healthreporting:system", "SystemType")
ROLE = ("aws:elasticbeanstalk:environment", "ServiceRole")


def make(aws, compliant):
    """A level is set already and stays, a time is not."""
    beanstalk = aws("elasticbeanstalk")
    beanstalk.create_application(ApplicationName="shop")
    for name in ("cards", "other"):
        beanstalk.create_environment(ApplicationName="shop", EnvironmentName=name, SolutionStackName="64bit Amazon Linux")
    ids = {one["EnvironmentName"]: one["EnvironmentId"] for one in beanstalk.describe_environments()["Environments"]}
    for name, id in ids.items():
        values = {HEALTH: "enhanced", ROLE: "aws-elasticbeanstalk-service-role", (ACTIONS + ":platformupdate", "UpdateLevel"): "patch",
                  (ACTIONS, "ManagedActionsEnabled"): "true" if compliant and name == "cards" else "false"}
        beanstalk.update_environment(EnvironmentId=id, OptionSettings=[
            {"Namespace": space, "OptionName": option, "Value": value} for (space, option), value in values.items()])
    return ids["cards"]


def tag(aws, id, tags):
    arn = aws("elasticbeanstalk").describe_environments(EnvironmentIds=[id])["Environments"][0]["EnvironmentArn"]
    aws("elasticbeanstalk").update_tags_for_resource(
        ResourceArn=arn, TagsToAdd=[{"Key": k, "Value": v} for k, v in tags.items()])


def look(aws, id):
    seen = {}
    for name in ("cards", "other"):
        found = aws("elasticbeanstalk").describe_configuration_settings(ApplicationName="shop", EnvironmentName=name)
        seen[name] = {one["Namespace"].rpartition(":")[2] + " " + one["OptionName"]: one["Value"]
                      for one in found["ConfigurationSettings"][0]["OptionSettings"]}
    return seen


def healed(before):
    return {**before, "cards": {**before["cards"], "managedactions ManagedActionsEnabled": "true", "managedactions PreferredStartTime": "Sun:02:00"}}
