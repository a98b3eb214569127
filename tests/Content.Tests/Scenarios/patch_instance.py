GONE = "i-00000000000000000"
TAG_READS = ["ec2:DescribeInstances"]
TRUST = ('{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},'
         '"Action":"sts:AssumeRole"}]}')
OWN = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ssm:UpdateInstanceInformation","Resource":"*"}]}'


def make(aws, compliant):
    """Another instance lacks patches too, and this one something that is no patch."""
    ec2, iam = aws("ec2"), aws("iam")
    iam.create_role(RoleName="web", AssumeRolePolicyDocument=TRUST)
    iam.create_instance_profile(InstanceProfileName="web")
    iam.add_role_to_instance_profile(InstanceProfileName="web", RoleName="web")
    core = iam.create_policy(PolicyName="AmazonSSMManagedInstanceCore", PolicyDocument=OWN)["Policy"]["Arn"]
    iam.attach_role_policy(RoleName="web", PolicyArn=core)
    first, other = (one["InstanceId"] for one in ec2.run_instances(ImageId="ami-12c6146b", MinCount=2, MaxCount=2)["Instances"])
    ec2.associate_iam_instance_profile(InstanceId=first, IamInstanceProfile={"Name": "web"})
    ec2.create_tags(Resources=[other], Tags=[{"Key": "Name", "Value": "other"}])
    put(aws, first, "Patch", "KB1", "COMPLIANT" if compliant else "NON_COMPLIANT")
    put(aws, first, "Custom:x", "x", "NON_COMPLIANT")
    put(aws, other, "Patch", "KB1", "NON_COMPLIANT")
    return first


def put(aws, id, kind, item, status):
    aws("ssm").put_compliance_items(
        ResourceId=id, ResourceType="ManagedInstance", ComplianceType=kind,
        ExecutionSummary={"ExecutionTime": 1700000000}, Items=[{"Id": item, "Severity": "HIGH", "Status": status}])


def tag(aws, id, tags):
    aws("ec2").create_tags(Resources=[id], Tags=[{"Key": k, "Value": v} for k, v in tags.items()])


def look(aws, id):
    found = [one for it in aws("ec2").describe_instances()["Reservations"] for one in it["Instances"]]
    return {"it" if one["InstanceId"] == id else "other": items(aws, one["InstanceId"]) for one in found}


def items(aws, id):
    found = aws("ssm").list_compliance_items(ResourceIds=[id], ResourceTypes=["ManagedInstance"])["ComplianceItems"]
    return {one["ComplianceType"]: one["Status"] for one in found}


def healed(before):
    return {**before, "it": {**before["it"], "Patch": "COMPLIANT"}}
