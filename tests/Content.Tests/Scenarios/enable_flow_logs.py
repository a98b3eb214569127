GONE = "vpc-00000000000000000"
TAG_READS = ["ec2:DescribeVpcs"]
GROUP = "/pciautoheal/vpc-flow-logs"
TRUST = ('{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",'
         ' "Principal": {"Service": "vpc-flow-logs.amazonaws.com"}}]}')


def make(aws, compliant):
    ec2 = aws("ec2")
    for name in (GROUP, GROUP + "-of-others"):
        aws("logs").create_log_group(logGroupName=name)
    aws("iam").create_role(RoleName="PciAutoHeal-DeliverFlowLogs", AssumeRolePolicyDocument=TRUST)
    cards, other, bare = (ec2.create_vpc(CidrBlock=f"10.{n}.0.0/16")["Vpc"]["VpcId"] for n in (1, 2, 3))
    for vpc in [cards, other] if compliant else [other]:
        ec2.create_flow_logs(ResourceType="VPC", ResourceIds=[vpc], TrafficType="REJECT", LogDestinationType="s3",
                             LogDestination="arn:aws:s3:::" + bucket(aws))
    return cards


def bucket(aws):
    aws("s3").create_bucket(Bucket="central-logs")
    return "central-logs"


def tag(aws, id, tags):
    aws("ec2").create_tags(Resources=[id], Tags=[{"Key": k, "Value": v} for k, v in tags.items()])


def look(aws, id):
    keys = ("TrafficType", "LogDestinationType", "LogDestination", "LogGroupName", "DeliverLogsPermissionArn",
            "DeliverLogsStatus", "FlowLogStatus")
    found = {vpc["CidrBlock"]: [] for vpc in aws("ec2").describe_vpcs()["Vpcs"]}
    for vpc in aws("ec2").describe_vpcs()["Vpcs"]:
        logs = aws("ec2").describe_flow_logs(Filter=[{"Name": "resource-id", "Values": [vpc["VpcId"]]}])["FlowLogs"]
        found[vpc["CidrBlock"]] = [{key: log.get(key) for key in keys} for log in logs]
    return found


def healed(before):
    added = {"TrafficType": "ALL", "LogDestinationType": "cloud-watch-logs", "LogDestination": None, "LogGroupName": GROUP,
             "DeliverLogsPermissionArn": "arn:aws:iam::123456789012:role/PciAutoHeal-DeliverFlowLogs",
             "DeliverLogsStatus": "SUCCESS", "FlowLogStatus": "ACTIVE"}
    return {**before, "10.1.0.0/16": [added]}
