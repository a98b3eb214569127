# Which logs a database or cluster exports to CloudWatch Logs. A change that is still being made counts as made.
NEEDED = {
    "aurora": ["audit", "error", "general", "slowquery"],
    "aurora-mysql": ["audit", "error", "general", "slowquery"],
    "aurora-postgresql": ["postgresql"],
    "db2": ["diag.log", "notify.log"],
    "mariadb": ["audit", "error", "general", "slowquery"],
    "mysql": ["audit", "error", "general", "slowquery"],
    "oracle": ["alert", "audit", "listener", "trace"],
    "postgres": ["postgresql", "upgrade"],
    "sqlserver": ["agent", "error"],
}


def needed(engine):
    """The logs of an engine, editions alike; none for an engine that exports none that the rule asks for."""
    edition = engine.split("-")[0]
    return NEEDED.get(engine) or (NEEDED[edition] if edition in ("db2", "oracle", "sqlserver") else [])


def exports(database):
    changes = (database.get("PendingModifiedValues") or {}).get("PendingCloudwatchLogsExports") or {}
    found = set(database.get("EnabledCloudwatchLogsExports") or []) | set(changes.get("LogTypesToEnable") or [])
    return sorted(found - set(changes.get("LogTypesToDisable") or []))
