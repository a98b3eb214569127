# A build project of CodeBuild: the parts of it that are sent are replaced, the others stay.


def project_of(event):
    return next(iter(event["Projects"]), {})


def member(event, name):
    return project_of(event).get(name) or {}


def tags(event):
    return project_of(event).get("tags") or []
