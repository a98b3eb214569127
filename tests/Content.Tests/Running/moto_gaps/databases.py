"""What moto 5.2.1 lacks of the database services, written to what AWS documents. The calls that it does not know are
answered here; what they changed is laid over moto's own answers, for every client of this process."""
import types

import boto3

GAPS = {}
changed = {}  # by what names a resource for ever: an ARN, an id that is drawn, or a name that creation clears
tags = {}  # by an ARN that is drawn

if boto3.DEFAULT_SESSION is None:
    boto3.setup_default_session()
events = boto3.DEFAULT_SESSION.events


def remember(params, context, **_):
    context["given"] = params


def answered(service, operation):
    """Decorates a function from inputs to an answer; the call never reaches moto."""
    def register(function):
        def answer(context, **_):
            return types.SimpleNamespace(status_code=200), function(context["given"])
        events.register(f"before-parameter-build.{service}.{operation}", remember)
        events.register(f"before-call.{service}.{operation}", answer)
        return function
    return register


def laid_over(service, operation):
    """Decorates a function that is given moto's answer and the inputs, and changes the answer."""
    def register(function):
        def change(parsed, context, **_):
            if "Error" not in parsed:
                function(parsed, context["given"])
        events.register(f"before-parameter-build.{service}.{operation}", remember)
        events.register(f"after-call.{service}.{operation}", change)
        return function
    return register


# RDS and Neptune: moto knows no filter by resource id, and drops two settings of ModifyDBCluster.


def without_filter(params, context, **_):
    filters = params.get("Filters", [])
    context["ids"] = [it for f in filters if f["Name"] == "db-cluster-resource-id" for it in f["Values"]]
    params["Filters"] = [f for f in filters if f["Name"] != "db-cluster-resource-id"]


def of_filter(parsed, context, **_):
    if context.get("ids"):
        parsed["DBClusters"] = [it for it in parsed["DBClusters"] if it["DbClusterResourceId"] in context["ids"]]
    for cluster in parsed.get("DBClusters", []):
        cluster.update(changed.get(cluster["DbClusterResourceId"], {}))


events.register("before-parameter-build.rds.DescribeDBClusters", without_filter)
events.register("after-call.rds.DescribeDBClusters", of_filter)


@laid_over("rds", "ModifyDBCluster")
def modify_db_cluster(answer, given):
    cluster = answer["DBCluster"]
    kept = changed.setdefault(cluster["DbClusterResourceId"], {})
    if "EnableIAMDatabaseAuthentication" in given:
        kept["IAMDatabaseAuthenticationEnabled"] = given["EnableIAMDatabaseAuthentication"]
    if exports := given.get("CloudwatchLogsExportConfiguration"):
        now = set(kept.get("EnabledCloudwatchLogsExports", cluster.get("EnabledCloudwatchLogsExports", [])))
        now = (now | set(exports.get("EnableLogTypes", []))) - set(exports.get("DisableLogTypes", []))
        kept["EnabledCloudwatchLogsExports"] = sorted(now)


# Redshift: parameters of a group cannot be changed, and a cluster cannot be restarted.


@answered("redshift", "ModifyClusterParameterGroup")
def modify_cluster_parameter_group(given):
    kept = changed.setdefault(given["ParameterGroupName"], {})
    kept.update({it["ParameterName"]: it["ParameterValue"] for it in given["Parameters"]})
    return {"ParameterGroupName": given["ParameterGroupName"]}


@answered("redshift", "RebootCluster")
def reboot_cluster(given):
    return {"Cluster": {"ClusterIdentifier": given["ClusterIdentifier"], "ClusterStatus": "rebooting"}}


@laid_over("redshift", "CreateClusterParameterGroup")
def create_cluster_parameter_group(answer, given):
    changed.pop(given["ParameterGroupName"], None)


@laid_over("redshift", "DescribeClusterParameters")
def describe_cluster_parameters(answer, given):
    for parameter in answer["Parameters"]:
        kept = changed.get(given["ParameterGroupName"], {})
        parameter["ParameterValue"] = kept.get(parameter["ParameterName"], parameter["ParameterValue"])


# ElastiCache: neither groups nor clusters can be changed.


@answered("elasticache", "ModifyReplicationGroup")
def modify_replication_group(given):
    group = boto3.client("elasticache").describe_replication_groups(ReplicationGroupId=given["ReplicationGroupId"])
    found = group["ReplicationGroups"][0]
    if given["SnapshotRetentionLimit"] and not found["ClusterEnabled"]:  # somebody must be the source of the backups
        assert (given.get("SnapshottingClusterId") or found["SnapshottingClusterId"]) in found["MemberClusters"]
    changed.setdefault(found["ARN"], {}).update(settings(given))
    return {"ReplicationGroup": {**found, **settings(given)}}


@answered("elasticache", "ModifyCacheCluster")
def modify_cache_cluster(given):
    cluster = boto3.client("elasticache").describe_cache_clusters(CacheClusterId=given["CacheClusterId"])
    found = cluster["CacheClusters"][0]
    changed.setdefault(found["ARN"], {}).update(settings(given))
    return {"CacheCluster": {**found, **settings(given)}}


def settings(given):
    return {key: given[key] for key in ("SnapshotRetentionLimit", "SnapshottingClusterId") if key in given}


def kind(operation, list_name, one):
    @laid_over("elasticache", f"Create{one}")
    def create(answer, given):
        changed.pop(answer[one]["ARN"], None)

    @laid_over("elasticache", operation)
    def describe(answer, given):
        for it in answer[list_name]:
            it.update(changed.get(it["ARN"], {}))


kind("DescribeReplicationGroups", "ReplicationGroups", "ReplicationGroup")
kind("DescribeCacheClusters", "CacheClusters", "CacheCluster")


# DMS and Transfer Family: an endpoint and a server cannot be changed.


@answered("database-migration-service", "ModifyEndpoint")
def modify_endpoint(given):
    kept = changed.setdefault(given["EndpointArn"], {})
    kept.update({key: given[key] for key in ("SslMode", "CertificateArn") if key in given})
    kept["RedisSettings"] = {**kept.get("RedisSettings", {}), **given.get("RedisSettings", {})}
    return {"Endpoint": {"EndpointArn": given["EndpointArn"]}}


@laid_over("database-migration-service", "DescribeEndpoints")
def describe_endpoints(answer, given):
    for endpoint in answer["Endpoints"]:
        kept = changed.get(endpoint["EndpointArn"], {})
        redis = {**endpoint.get("RedisSettings", {}), **kept.get("RedisSettings", {})}
        endpoint.update({**kept, **({"RedisSettings": redis} if redis else {})})
        endpoint.pop("RedisSettings", None) if not redis else None


@answered("transfer", "UpdateServer")
def update_server(given):
    changed.setdefault(given["ServerId"], {})["Protocols"] = given["Protocols"]
    return {"ServerId": given["ServerId"]}


def unknown_server(context, **_):
    servers = boto3.client("transfer").list_servers()["Servers"]
    if all(it["ServerId"] != context["given"]["ServerId"] for it in servers):  # moto breaks instead of saying so
        return types.SimpleNamespace(status_code=400), {"Error": {"Code": "ResourceNotFoundException", "Message": "none"}}


events.register("before-call.transfer.DescribeServer", unknown_server)


@laid_over("transfer", "DescribeServer")
def describe_server(answer, given):
    answer["Server"].update(changed.get(given["ServerId"], {}))
    answer["Server"]["Tags"] = [*answer["Server"].get("Tags", []), *tags.get(answer["Server"]["Arn"], [])]


# Tags that moto takes only when the resource is made.


@answered("transfer", "TagResource")
def tag_resource(given):
    tags.setdefault(given["Arn"], []).extend(given["Tags"])
    return {}


@answered("database-migration-service", "AddTagsToResource")
def add_tags_to_resource(given):
    tags.setdefault(given["ResourceArn"], []).extend(given["Tags"])
    return {}


@laid_over("database-migration-service", "ListTagsForResource")
def list_tags_for_resource(answer, given):
    answer["TagList"] = [*answer.get("TagList", []), *tags.get(given["ResourceArn"], [])]
