import pathlib
import sys

sys.path.append(str(pathlib.Path(__file__).parent / "shared"))
import distributions
from distributions import GONE, TAG_READS, look, tag


def make(aws, compliant):
    return distributions.make(aws, compliant, talk_plainly)


def talk_plainly(config):
    """One origin is asked by HTTP; one as the viewer asks, who may by HTTP; one as the viewer asks, who may not."""
    own = config["Origins"]["Items"][0]
    own["CustomOriginConfig"]["OriginProtocolPolicy"] = "http-only"
    behaviors = config["CacheBehaviors"]["Items"]
    for name, viewers in (("mirror", "allow-all"), ("strict", "https-only")):
        custom = {**own["CustomOriginConfig"], "OriginProtocolPolicy": "match-viewer"}
        config["Origins"]["Items"].append({**own, "Id": name, "CustomOriginConfig": custom})
        behaviors.append({**behaviors[0], "PathPattern": f"/{name}/*", "TargetOriginId": name, "ViewerProtocolPolicy": viewers})
    config["Origins"]["Quantity"], config["CacheBehaviors"]["Quantity"] = 4, 3


def healed(before):
    return distributions.changed(before, encrypt)


def encrypt(config):
    for origin in config["Origins"]["Items"]:
        if origin["Id"] in ("web", "mirror"):
            origin["CustomOriginConfig"]["OriginProtocolPolicy"] = "https-only"
