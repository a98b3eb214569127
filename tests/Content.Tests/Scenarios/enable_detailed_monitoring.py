GONE = "i-00000000000000000"
TAG_READS = ["ec2:DescribeInstances"]


def make(aws, compliant):
    ec2 = aws("ec2")
    first, _ = ec2.run_instances(ImageId="ami-12c6146b", MinCount=2, MaxCount=2)["Instances"]
    if compliant:
        ec2.monitor_instances(InstanceIds=[first["InstanceId"]])
    return first["InstanceId"]


def tag(aws, id, tags):
    aws("ec2").create_tags(Resources=[id], Tags=[{"Key": k, "Value": v} for k, v in tags.items()])


def look(aws, id):
    found = [one for it in aws("ec2").describe_instances()["Reservations"] for one in it["Instances"]]
    return {"it" if one["InstanceId"] == id else "other": [one["Monitoring"]["State"], one["State"]["Name"]] for one in found}


def healed(before):
    return {**before, "it": ["enabled", "running"]}
