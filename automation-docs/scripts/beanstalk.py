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


def way_back(event, saved_options):
    """What is set to its value again, and what is removed because it had none."""
    differ = [one for one in saved_options if option(event, one["Namespace"], one["OptionName"]) != one["Value"]]
    return ([one for one in differ if one["Value"]],
            [{"Namespace": one["Namespace"], "OptionName": one["OptionName"]} for one in differ if not one["Value"]])


def environment_of(environments):
    return next((one for one in environments if one.get("Status") not in ("Terminating", "Terminated")), {})
