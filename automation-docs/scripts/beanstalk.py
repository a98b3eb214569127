# Options of an Elastic Beanstalk environment, as they are read and as they are set. Pure.
def option(event, namespace, name):
    """The value of an option; empty when it has none."""
    settings = [one for found in event["Configurations"] for one in found.get("OptionSettings") or []]
    return next((one.get("Value") or "" for one in settings
                 if one["Namespace"] == namespace and one["OptionName"] == name), "")


def changed(event, wanted):
    """Of {(namespace, name): value} what the environment does not have, in the form of OptionSettings."""
    return [{"Namespace": namespace, "OptionName": name, "Value": value}
            for (namespace, name), value in wanted.items() if option(event, namespace, name) != value]


def before(event, changes):
    """What changes are made from; options without a value are left to their default."""
    return [{**one, "Value": option(event, one["Namespace"], one["OptionName"])} for one in changes]


def environment_of(event):
    return next((one for one in event["Environments"] if one.get("Status") not in ("Terminating", "Terminated")), {})
