import copy

GONE = "lt-00000000000000000"
TAG_READS = ["ec2:DescribeLaunchTemplates"]


def make(aws, compliant):
    """The first version is the default; a later one that nobody uses yet is there too."""
    ec2 = aws("ec2")
    interfaces = [{"DeviceIndex": 0, "AssociatePublicIpAddress": not compliant, "Groups": ["sg-12345678"], "DeleteOnTermination": True},
                  {"DeviceIndex": 1, "SubnetId": "subnet-12345678"}]
    data = {"InstanceType": "t3.micro", "ImageId": "ami-12345678", "NetworkInterfaces": interfaces}
    ids = [ec2.create_launch_template(LaunchTemplateName=name, LaunchTemplateData=data)["LaunchTemplate"]["LaunchTemplateId"]
           for name in ("web", "other")]
    ec2.create_launch_template_version(LaunchTemplateId=ids[0], LaunchTemplateData={"InstanceType": "t3.large"})
    return ids[0]


def tag(aws, id, tags):
    aws("ec2").create_tags(Resources=[id], Tags=[{"Key": k, "Value": v} for k, v in tags.items()])


def look(aws, id):
    ec2 = aws("ec2")
    seen = {}
    for name in ("web", "other"):
        versions = ec2.describe_launch_template_versions(LaunchTemplateName=name)["LaunchTemplateVersions"]
        seen[name] = next(one["LaunchTemplateData"] for one in versions if one["DefaultVersion"])
        seen[name + " before"] = [one["LaunchTemplateData"] for one in versions if one["VersionNumber"] < 3]
    return seen


def healed(before):
    after = copy.deepcopy(before)
    after["web"]["NetworkInterfaces"][0]["AssociatePublicIpAddress"] = False
    return after
