GONE = "gone"
TAG_READS = ["elasticache:ListTagsForResource"]


def make(aws, compliant):
    cache = aws("elasticache")
    for name in ("other", "cards"):
        cache.create_replication_group(
            ReplicationGroupId=name, ReplicationGroupDescription=name, Engine="redis", CacheNodeType="cache.t4g.micro",
            ReplicasPerNodeGroup=1, SnapshotRetentionLimit=20 if compliant and name == "cards" else 0,
            Tags=[{"Key": "owner", "Value": name}])
    cache.create_cache_cluster(
        CacheClusterId="alone", Engine="redis", CacheNodeType="cache.t4g.micro", NumCacheNodes=1)
    return "cards"


def tag(aws, id, tags):
    aws("elasticache").add_tags_to_resource(
        ResourceName="arn:aws:elasticache:us-east-1:123456789012:replicationgroup:cards",
        Tags=[{"Key": key, "Value": value} for key, value in tags.items()])


def look(aws, id):
    groups = aws("elasticache").describe_replication_groups()["ReplicationGroups"]
    clusters = aws("elasticache").describe_cache_clusters()["CacheClusters"]
    return {**{it["ReplicationGroupId"]: [it["SnapshotRetentionLimit"], it["SnapshotWindow"], it["CacheNodeType"]]
               for it in groups},
            **{it["CacheClusterId"]: it["SnapshotRetentionLimit"] for it in clusters}}


def healed(before):
    before["cards"][0] = 15
    return before
