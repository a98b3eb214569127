"""The cluster uses the default group, as most do; a group of its own that fails is what the second look sees."""
GONE = "gone"
TAG_READS = ["redshift:DescribeClusters"]


def make(aws, compliant):
    redshift = aws("redshift")
    redshift.create_cluster_parameter_group(
        ParameterGroupName="theirs", ParameterGroupFamily="redshift-1.0", Description="cards")
    for name in ("other", "cards"):
        redshift.create_cluster(
            ClusterIdentifier=name, NodeType="ra3.large", MasterUsername="somebody", MasterUserPassword="Not-a-real-1")
    if compliant:
        redshift.modify_cluster_parameter_group(
            ParameterGroupName="theirs", Parameters=[{"ParameterName": "require_ssl", "ParameterValue": "true"}])
        redshift.modify_cluster(ClusterIdentifier="cards", ClusterParameterGroupName="theirs")
    return "cards"


def tag(aws, id, tags):
    aws("redshift").create_tags(
        ResourceName="arn:aws:redshift:us-east-1:123456789012:cluster:cards",
        Tags=[{"Key": key, "Value": value} for key, value in tags.items()])


def look(aws, id):
    found = {}
    for it in aws("redshift").describe_clusters()["Clusters"]:
        group = it["ClusterParameterGroups"][0]["ParameterGroupName"]
        parameters = aws("redshift").describe_cluster_parameters(ParameterGroupName=group)["Parameters"]
        found[it["ClusterIdentifier"]] = {
            "Group": group, **{p["ParameterName"]: p["ParameterValue"] for p in parameters}}
    return found


def healed(before):
    before["cards"].update(Group="pciautoheal-cards", require_ssl="true")
    return before
