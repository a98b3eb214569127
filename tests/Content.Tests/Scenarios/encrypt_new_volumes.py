GONE = None
GONE_WHY = "an account does not go"
TAG_READS = []


def make(aws, compliant):
    """A volume from before is there and stays as it is."""
    ec2 = aws("ec2")
    ec2.disable_ebs_encryption_by_default()
    ec2.create_volume(AvailabilityZone="us-east-1a", Size=8)
    if compliant:
        ec2.enable_ebs_encryption_by_default()
    return "123456789012"


def look(aws, id):
    ec2 = aws("ec2")
    return {"default": ec2.get_ebs_encryption_by_default()["EbsEncryptionByDefault"],
            "volumes": [one["Encrypted"] for one in ec2.describe_volumes()["Volumes"]]}


def healed(before):
    return {**before, "default": True}
