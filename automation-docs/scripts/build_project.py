# A build project of CodeBuild: the parts of it that are sent are replaced, the others stay.


def project_of(event):
    return next(iter(event["Projects"]), {})


def member(event, name):
    return project_of(event).get(name) or {}


def tags(event):
    return project_of(event).get("tags") or []


def plain(artifacts):
    """Those whose encryption is turned off, by their identifiers."""
    off = [one for one in artifacts if str(one.get("encryptionDisabled")).lower() == "true"]
    return sorted(one["artifactIdentifier"] for one in off)


def unfit(event, name, healed_from):
    """Why a saved state cannot be put back; healing knows one state only that it changes."""
    if not project_of(event):
        return "the project is gone"
    return None if saved(event).get(name) == healed_from else "the saved state is of another kind"
