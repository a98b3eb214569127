import copy

GONE = "arn:aws:network-firewall:us-east-1:123456789012:firewall/gone"
TAG_READS = ["network-firewall:DescribeFirewall"]
GROUP = "/pciautoheal/network-firewall"
TLS = {"LogType": "TLS", "LogDestinationType": "S3", "LogDestination": {"bucketName": "central-logs"}}


def make(aws, compliant):
    aws("logs").create_log_group(logGroupName=GROUP)
    cards, other = (firewall(aws, name)["FirewallArn"] for name in ("cards", "other"))
    if compliant:
        aws("network-firewall").update_logging_configuration(
            FirewallArn=cards, LoggingConfiguration={"LogDestinationConfigs": [TLS]})
    return cards


def firewall(aws, name, tags=None):
    return aws("network-firewall").create_firewall(
        FirewallName=name, VpcId="vpc-0a1b2c3d", SubnetMappings=[{"SubnetId": "subnet-0a1b2c3d"}], 
        Tags=tags or [{"Key": "team", "Value": "cards"}],
        FirewallPolicyArn="arn:aws:network-firewall:us-east-1:123456789012:firewall-policy/edge")["Firewall"]


def tag(aws, id, tags):
    """moto has no TagResource for firewalls; a firewall that is made again under its name takes the tags."""
    firewall(aws, id.split("/")[1], [{"Key": k, "Value": v} for k, v in tags.items()])


def look(aws, id):
    client = aws("network-firewall")
    return {one["FirewallName"]: client.describe_logging_configuration(FirewallArn=one["FirewallArn"])
            .get("LoggingConfiguration", {}).get("LogDestinationConfigs", []) for one in client.list_firewalls()["Firewalls"]}


def healed(before):
    after = copy.deepcopy(before)
    after["cards"] += [{"LogType": "ALERT", "LogDestinationType": "CloudWatchLogs", "LogDestination": {"logGroup": GROUP}}]
    return after
