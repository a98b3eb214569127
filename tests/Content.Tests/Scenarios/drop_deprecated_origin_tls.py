import pathlib
import sys

sys.path.append(str(pathlib.Path(__file__).parent / "shared"))
import distributions
from distributions import GONE, TAG_READS, look, tag


def make(aws, compliant):
    return distributions.make(aws, compliant, allow_old)


def allow_old(config):
    """One origin that takes SSLv3 too, one that takes nothing else, and a bucket, which is asked by HTTPS anyway."""
    group, origins = config["Origins"], config["Origins"]["Items"]
    protocols(origins[0]).update(Quantity=3, Items=["SSLv3", "TLSv1.1", "TLSv1.2"])
    origins.append({**origins[0], "Id": "old", "CustomOriginConfig": {
        **origins[0]["CustomOriginConfig"], "OriginSslProtocols": {"Quantity": 1, "Items": ["SSLv3"]}}})
    group["Quantity"] = len(origins)


def protocols(origin):
    return origin["CustomOriginConfig"]["OriginSslProtocols"]


def healed(before):
    return distributions.changed(before, drop)


def drop(config):
    origins = {origin["Id"]: origin for origin in config["Origins"]["Items"]}
    protocols(origins["web"]).update(Quantity=2, Items=["TLSv1.1", "TLSv1.2"])
    protocols(origins["old"]).update(Quantity=1, Items=["TLSv1.2"])
