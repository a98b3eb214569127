# A CloudFront distribution is changed as a whole: its configuration is read, one element is changed, and it is sent back.
import copy


def config_of(event):
    return copy.deepcopy(event["Distribution"]["Distribution"]["DistributionConfig"])


def etag(event):
    return event["Distribution"]["ETag"]


def items(group):
    return (group or {}).get("Items") or []


def behaviors(config):
    """Every cache behavior by its path pattern; the default one has none."""
    return {"": config["DefaultCacheBehavior"], **{b["PathPattern"]: b for b in items(config.get("CacheBehaviors"))}}


def origins(config):
    return {origin["Id"]: origin for origin in items(config["Origins"])}
