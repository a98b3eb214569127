GONE = "i-00000000000000000"
TAG_READS = ["ec2:DescribeInstances"]
SETTINGS = {"instance-profile-name": "plain"}
TRUST = ('{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},'
         '"Action":"sts:AssumeRole"}]}')


def make(aws, compliant):
    ec2, iam = aws("ec2"), aws("iam")
    for name in ("plain", "own"):
        iam.create_role(RoleName=name, AssumeRolePolicyDocument=TRUST)
        iam.create_instance_profile(InstanceProfileName=name)
        iam.add_role_to_instance_profile(InstanceProfileName=name, RoleName=name)
    made = ec2.run_instances(ImageId="ami-12c6146b", MinCount=2, MaxCount=2)["Instances"]
    bare, kept = (one["InstanceId"] for one in made)
    ec2.associate_iam_instance_profile(InstanceId=kept, IamInstanceProfile={"Name": "own"})
    return kept if compliant else bare


def tag(aws, id, tags):
    aws("ec2").create_tags(Resources=[id], Tags=[{"Key": k, "Value": v} for k, v in tags.items()])


def look(aws, id):
    found = aws("ec2").describe_iam_instance_profile_associations()["IamInstanceProfileAssociations"]
    return {"it" if one["InstanceId"] == id else "other": one["IamInstanceProfile"]["Arn"].rpartition("/")[2]
            for one in found if one["State"] in ("associated", "associating")}


def healed(before):
    return {**before, "it": "plain"}
