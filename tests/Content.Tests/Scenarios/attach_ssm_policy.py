GONE = "i-00000000000000000"
TAG_READS = ["ec2:DescribeInstances"]
TRUST = ('{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},'
         '"Action":"sts:AssumeRole"}]}')
OWN = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}'


def make(aws, compliant):
    """The role has a policy of its own, which stays; moto's agent answers when the role may."""
    ec2, iam = aws("ec2"), aws("iam")
    iam.create_role(RoleName="web", AssumeRolePolicyDocument=TRUST)
    iam.create_instance_profile(InstanceProfileName="web")
    iam.add_role_to_instance_profile(InstanceProfileName="web", RoleName="web")
    own = iam.create_policy(PolicyName="own", PolicyDocument=OWN)["Policy"]["Arn"]
    iam.attach_role_policy(RoleName="web", PolicyArn=own)
    if compliant:
        core = iam.create_policy(PolicyName="AmazonSSMManagedInstanceCore", PolicyDocument=OWN)["Policy"]["Arn"]
        iam.attach_role_policy(RoleName="web", PolicyArn=core)
    id = ec2.run_instances(ImageId="ami-12c6146b", MinCount=1, MaxCount=1)["Instances"][0]["InstanceId"]
    ec2.associate_iam_instance_profile(InstanceId=id, IamInstanceProfile={"Name": "web"})
    return id


def tag(aws, id, tags):
    aws("ec2").create_tags(Resources=[id], Tags=[{"Key": k, "Value": v} for k, v in tags.items()])


def look(aws, id):
    found = aws("iam").list_attached_role_policies(RoleName="web")["AttachedPolicies"]
    return sorted(one["PolicyArn"] for one in found)


def healed(before):
    return sorted([*before, "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore"])
