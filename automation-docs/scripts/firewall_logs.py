# Where a network firewall logs to. Pure.
def destinations(logging):
    return (logging.get("LoggingConfiguration") or {}).get("LogDestinationConfigs") or []


def missing_types(now, wanted):
    """The log types still to be added; where any one will do, alerts if there is none."""
    if wanted == "any":
        return [] if now else ["ALERT"]
    types = {"alert": ["ALERT"], "flow": ["FLOW"], "both": ["ALERT", "FLOW"]}[wanted]
    return [kind for kind in types if kind not in [one.get("LogType") for one in now]]


def destination(kind, group):
    return {"LogType": kind, "LogDestinationType": "CloudWatchLogs", "LogDestination": {"logGroup": group}}
