import pathlib
import sys

sys.path.append(str(pathlib.Path(__file__).parent / "shared"))
import distributions
from distributions import GONE, TAG_READS, look, tag


def make(aws, compliant):
    return distributions.make(aws, compliant, allow_http)


def allow_http(config):
    behaviors = config["CacheBehaviors"]["Items"]
    config["DefaultCacheBehavior"]["ViewerProtocolPolicy"] = "allow-all"
    for path, viewers in (("/open/*", "allow-all"), ("/strict/*", "https-only")):
        behaviors.append({**behaviors[0], "PathPattern": path, "ViewerProtocolPolicy": viewers})
    config["CacheBehaviors"]["Quantity"] = 3


def healed(before):
    return distributions.changed(before, redirect)


def redirect(config):
    for behavior in [config["DefaultCacheBehavior"], config["CacheBehaviors"]["Items"][1]]:
        behavior["ViewerProtocolPolicy"] = "redirect-to-https"
