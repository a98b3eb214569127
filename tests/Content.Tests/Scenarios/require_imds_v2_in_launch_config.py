import copy

ARN = ("arn:aws:autoscaling:us-east-1:123456789012:launchConfiguration:9dbbbf87-6141-428a-a409-0752edbe6cad:"
       "launchConfigurationName/")
GONE = ARN + "never-was"
TAG_READS = []


def make(aws, compliant):
    """Two groups have it; another configuration with its own group is as bad and stays."""
    scaling = aws("autoscaling")
    for name in ("cards", "other"):
        good = compliant and name == "cards"
        scaling.create_launch_configuration(
            LaunchConfigurationName=name, ImageId="ami-12345678", InstanceType="t3.micro", KeyName="key",
            SecurityGroups=["sg-1"], UserData="#!/bin/sh", EbsOptimized=True, AssociatePublicIpAddress=False,
            BlockDeviceMappings=[{"DeviceName": "/dev/xvda", "Ebs": {"VolumeSize": 20, "VolumeType": "gp3"}}],
            MetadataOptions={"HttpTokens": "required" if good else "optional", "HttpPutResponseHopLimit": 2})
    for group, name in (("a", "cards"), ("b", "cards"), ("c", "other")):
        scaling.create_auto_scaling_group(
            AutoScalingGroupName=group, LaunchConfigurationName=name, MinSize=0, MaxSize=1,
            AvailabilityZones=["us-east-1a"])
    return ARN + "cards"


def look(aws, id):
    found = aws("autoscaling").describe_launch_configurations()["LaunchConfigurations"]
    own = ("LaunchConfigurationARN", "CreatedTime")
    groups = aws("autoscaling").describe_auto_scaling_groups()["AutoScalingGroups"]
    said = {one["LaunchConfigurationName"]: {k: v for k, v in one.items() if k not in own} for one in found}
    return {"configurations": said, "groups": {one["AutoScalingGroupName"]: one["LaunchConfigurationName"] for one in groups}}


def healed(before):
    after = copy.deepcopy(before)
    copied = after["configurations"].pop("cards")
    copied["LaunchConfigurationName"] = "cards-imdsv2"
    copied["MetadataOptions"]["HttpTokens"] = "required"
    after["configurations"]["cards-imdsv2"] = copied
    after["groups"].update(a="cards-imdsv2", b="cards-imdsv2")
    return after
