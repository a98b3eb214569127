"""Search domains for the scenarios about them: one in question, a neighbour with the same fault. Tests only."""
import copy

GONE = "123456789012/gone"
TAG_READS = ["opensearch:ListTags"]
GROUP = "/pciautoheal/opensearch"
ARN = "arn:aws:logs:us-east-1:123456789012:log-group:"
SOUND = {
    "EncryptionAtRestOptions": {"Enabled": True}, "NodeToNodeEncryptionOptions": {"Enabled": True},
    "DomainEndpointOptions": {"EnforceHTTPS": True, "TLSSecurityPolicy": "Policy-Min-TLS-1-2-2019-07"},
    "AdvancedSecurityOptions": {"Enabled": True, "InternalUserDatabaseEnabled": False},
    "LogPublishingOptions": {kind: {"CloudWatchLogsLogGroupArn": ARN + "own", "Enabled": True} for kind in (
        "ES_APPLICATION_LOGS", "SEARCH_SLOW_LOGS", "INDEX_SLOW_LOGS", "AUDIT_LOGS")}}


def make(aws, compliant, fault):
    """The domain in question and another one; the fault replaces options of sound domains."""
    aws("logs").create_log_group(logGroupName=GROUP)
    return [domain(aws, name, options) for name, options in (("cards", {} if compliant else fault), ("other", fault))][0]


def domain(aws, name, options):
    return aws("opensearch").create_domain(
        DomainName=name, EngineVersion="OpenSearch_2.5", TagList=[{"Key": "team", "Value": name}],
        **{**copy.deepcopy(SOUND), **options})["DomainStatus"]["DomainId"]


def tag(aws, id, tags):
    aws("opensearch").add_tags(ARN="arn:aws:es:us-east-1:123456789012:domain/cards",
                               TagList=[{"Key": k, "Value": v} for k, v in tags.items()])


def look(aws, id):
    """A kind of log once published can be turned off, never taken away: what is off counts as none."""
    domains = aws("opensearch").describe_domains(DomainNames=["cards", "other"])["DomainStatusList"]
    found = {domain["DomainName"]: {name: domain.get(name, {}) for name in (*SOUND, "ClusterConfig", "EBSOptions")}
             for domain in domains}
    for domain in found.values():
        logs = domain["LogPublishingOptions"]
        domain["LogPublishingOptions"] = {kind: logs[kind] for kind in logs if logs[kind]["Enabled"]}
    return found


def healed(before, **options):
    """What look() must say after these options of the one domain have become so."""
    after = copy.deepcopy(before)
    for name, members in options.items():
        after["cards"][name].update(members)
    return after


def logs(*kinds, group=GROUP):
    return {kind: {"CloudWatchLogsLogGroupArn": ARN + group, "Enabled": True} for kind in kinds}
