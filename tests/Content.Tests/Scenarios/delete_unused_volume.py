GONE = "vol-00000000000000000"
TAG_READS = ["ec2:DescribeVolumes"]


def make(aws, compliant):
    """Neighbours: another volume of nobody, and one in use that goes with its instance."""
    ec2 = aws("ec2")
    instance = ec2.run_instances(ImageId="ami-12c6146b", MinCount=1, MaxCount=1)["Instances"][0]["InstanceId"]
    ec2.create_volume(AvailabilityZone="us-east-1a", Size=1, TagSpecifications=[named("other")])
    used = next(one["VolumeId"] for one in ec2.describe_volumes()["Volumes"] if one["Attachments"])
    ec2.create_tags(Resources=[used], Tags=[{"Key": "Name", "Value": "used"}])
    unused = ec2.create_volume(AvailabilityZone="us-east-1a", Size=2, TagSpecifications=[named("cards")])["VolumeId"]
    return used if compliant else unused


def named(name):
    return {"ResourceType": "volume", "Tags": [{"Key": "Name", "Value": name}]}


def tag(aws, id, tags):
    aws("ec2").create_tags(Resources=[id], Tags=[{"Key": k, "Value": v} for k, v in tags.items()])


def look(aws, id):
    """A run that is refused half-way takes another snapshot: there is one, or there is none."""
    ec2 = aws("ec2")
    names = [tag["Value"] for one in ec2.describe_volumes()["Volumes"] for tag in one.get("Tags", []) if tag["Key"] == "Name"]
    kept = ec2.describe_snapshots(OwnerIds=["self"], Filters=[{"Name": "tag:pciautoheal:volume", "Values": [id]}])["Snapshots"]
    return {"volumes": sorted(names), "kept": sorted({t["Value"] for one in kept for t in one["Tags"] if t["Key"] == "Name"})}


def healed(before):
    return {"volumes": ["other", "used"], "kept": ["cards"]}
