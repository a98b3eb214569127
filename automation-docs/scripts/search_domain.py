# What the documents of OpenSearch and Elasticsearch domains share.


def domain_of(event):
    return next((domain for domain in event["Domains"] if not domain.get("Deleted")), {})


def busy(event):
    """A domain takes one change at a time."""
    return "another change of the domain is under way" if truth(domain_of(event).get("Processing")) else None


def too_old(event):
    """A domain that is there can be encrypted from Elasticsearch 6.7 on; before, only a new one is."""
    engine, _, version = domain_of(event).get("EngineVersion", "").partition("_")
    numbers = [int(number) for number in version.split(".") if number.isdigit()]
    return f"{engine} {version} cannot be encrypted in place" if engine == "Elasticsearch" and numbers < [6, 7] else None


def options(event, member):
    return domain_of(event).get(member) or {}


def log_group_arn(event):
    groups = [group["arn"] for group in event["Groups"] if group["logGroupName"] == event["LogGroup"]]
    return groups[0].removesuffix(":*") if groups else ""


def publishing(event, kinds):
    """The log options as they are, with these kinds added where they are not published yet."""
    now = options(event, "LogPublishingOptions")
    missing = [kind for kind in kinds if not truth((now.get(kind) or {}).get("Enabled"))]
    added = {kind: {"CloudWatchLogsLogGroupArn": log_group_arn(event), "Enabled": True} for kind in missing}
    return missing, {**now, **added}


def unpublished(event):
    """The log options as they were before these kinds were added: a kind that was not there is turned off."""
    was, now = saved(event).get("LogPublishingOptions", {}), options(event, "LogPublishingOptions")
    off = {kind: {**now[kind], "Enabled": False} for kind in saved(event).get("Added", []) if kind in now and kind not in was}
    return {**now, **{kind: was[kind] for kind in was if kind in now}, **off}
