# The SSL modes that the engines of a DMS endpoint know, and what keeps an endpoint from being changed.
WITHOUT_CERTIFICATE = {
    "aurora-postgresql": "require", "mongodb": "require", "postgres": "require", "sqlserver": "require",
}

WITH_CERTIFICATE = {
    "aurora": "verify-ca", "db2": "verify-ca", "docdb": "verify-full", "mariadb": "verify-ca", "mysql": "verify-ca",
    "oracle": "verify-ca", "sybase": "verify-full",
}


def in_use(endpoint, tasks):
    if truth(endpoint.get("IsReadOnly", False)):
        return "DMS itself manages this endpoint"
    running = [it["ReplicationTaskIdentifier"] for it in tasks.get("ReplicationTasks") or []
               if it.get("Status") not in ("created", "ready", "stopped", "failed")]
    return "stop the tasks that use it first: " + ", ".join(running) if running else None
