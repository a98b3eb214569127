GONE = "i-00000000000000000"
TAG_READS = ["ec2:DescribeInstances"]
FAILED = ["11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"]
FINE = "33333333-3333-4333-8333-333333333333"


def make(aws, compliant):
    """Two associations fail, a third does not; a patch is missing, which is another rule's finding."""
    id = aws("ec2").run_instances(ImageId="ami-12c6146b", MinCount=1, MaxCount=1)["Instances"][0]["InstanceId"]
    for failed in FAILED:
        put(aws, id, "Association", failed, "COMPLIANT" if compliant else "NON_COMPLIANT")
    put(aws, id, "Association", FINE, "COMPLIANT")
    put(aws, id, "Patch", "KB1", "NON_COMPLIANT")
    return id


def put(aws, id, kind, item, status):
    aws("ssm").put_compliance_items(
        ResourceId=id, ResourceType="ManagedInstance", ComplianceType=kind,
        ExecutionSummary={"ExecutionTime": 1700000000}, Items=[{"Id": item, "Severity": "HIGH", "Status": status}])


def tag(aws, id, tags):
    aws("ec2").create_tags(Resources=[id], Tags=[{"Key": k, "Value": v} for k, v in tags.items()])


def look(aws, id):
    found = aws("ssm").list_compliance_items(ResourceIds=[id], ResourceTypes=["ManagedInstance"])["ComplianceItems"]
    return {one["Id"]: one["Status"] for one in found}


def healed(before):
    return {**before, **dict.fromkeys(FAILED, "COMPLIANT")}
