# Whether a Redshift cluster refuses connections without TLS. A change of the parameter holds only after a restart.
def own_group(event):
    return "pciautoheal-" + event["ResourceId"]


def requires_ssl(event):
    """The parameters of the cluster's group were read before it changed; those of its own group are read each time."""
    found = event["Own"].get("Parameters") if event["Group"] == own_group(event) else event["Parameters"]
    return any(it["ParameterName"] == "require_ssl" and truth(it.get("ParameterValue")) for it in found or [])


def waits_for_restart(cluster):
    groups = cluster.get("ClusterParameterGroups") or []
    changes = [it for group in groups for it in group.get("ClusterParameterStatusList") or []]
    return any(it.get("ParameterName") == "require_ssl" and it.get("ParameterApplyStatus") == "pending-reboot"
               for it in changes)
