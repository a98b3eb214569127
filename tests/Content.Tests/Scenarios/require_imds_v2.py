import copy

GONE = "i-00000000000000000"
TAG_READS = ["ec2:DescribeInstances"]


def make(aws, compliant):
    ec2 = aws("ec2")
    options = {"HttpTokens": "required" if compliant else "optional", "HttpPutResponseHopLimit": 2, "HttpEndpoint": "enabled"}
    ec2.run_instances(ImageId="ami-12c6146b", MinCount=1, MaxCount=1, MetadataOptions={"HttpTokens": "optional"})
    return ec2.run_instances(ImageId="ami-12c6146b", MinCount=1, MaxCount=1, MetadataOptions=options)["Instances"][0]["InstanceId"]


def tag(aws, id, tags):
    aws("ec2").create_tags(Resources=[id], Tags=[{"Key": k, "Value": v} for k, v in tags.items()])


def look(aws, id):
    found = [one for it in aws("ec2").describe_instances()["Reservations"] for one in it["Instances"]]
    return {"it" if one["InstanceId"] == id else "other": one["MetadataOptions"] for one in found}


def healed(before):
    after = copy.deepcopy(before)
    after["it"]["HttpTokens"] = "required"
    return after
