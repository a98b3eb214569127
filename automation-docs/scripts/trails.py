# Trails of CloudTrail as an account sees them: its own, its organization's, and those at home in another Region. Pure.
def own(event, trail):
    """A trail that can be changed here: of this account alone, and at home in this Region."""
    return str(trail.get("IsOrganizationTrail")).lower() != "true" and trail.get("HomeRegion") == event["Region"] \
        and trail["TrailARN"].split(":")[4] == event["Account"]


def named(event, name):
    """The trail of this name or ARN; of two of the same name the one that is at home here."""
    found = [trail for trail in event["Trails"] if name in (trail["Name"], trail["TrailARN"])]
    return next((trail for trail in found if own(event, trail)), next(iter(found), {}))


def elsewhere(event, trail):
    """Why a trail is not changed here; None where it is."""
    if own(event, trail):
        return None
    if trail.get("HomeRegion") != event["Region"]:
        return "the trail's home is " + str(trail.get("HomeRegion")) + ": it is healed there"
    return "the trail belongs to the organization or to another account: change it there"


def with_answers(event, answers):
    """The answers that were read for each trail, by ARN."""
    return dict(zip(event["TrailArns"], event[answers]))


def everywhere(trail):
    return str(trail.get("IsMultiRegionTrail")).lower() == "true"


def on(status):
    return str(status.get("IsLogging")).lower() == "true"
