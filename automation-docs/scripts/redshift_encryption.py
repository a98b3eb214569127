# Whether a Redshift cluster is encrypted, or is about to be, and what keeps that from being changed.
def encrypted(cluster):
    change = (cluster.get("PendingModifiedValues") or {}).get("EncryptionType")
    return change == "KMS" if change else truth(cluster.get("Encrypted", False))


def hindrance(cluster):
    if (cluster.get("ClusterSnapshotCopyStatus") or {}).get("DestinationRegion"):
        return "its snapshots are copied to another Region; that must be turned off before the encryption is changed"
    return busy(cluster.get("ClusterStatus"))
