import pathlib
import sys

sys.path.append(str(pathlib.Path(__file__).parent / "shared"))
import distributions
from distributions import GONE, TAG_READS, look, tag

SETTINGS = {"origin-access-control-id": "E3CHOSENCONTROL"}


def make(aws, compliant):
    return distributions.make(aws, compliant, open_up)


def open_up(config):
    config["Origins"]["Items"].append({**config["Origins"]["Items"][1], "Id": "bare", "OriginAccessControlId": ""})
    config["Origins"]["Quantity"] += 1


def healed(before):
    return distributions.changed(before, lambda config: config["Origins"]["Items"][2].update(
        OriginAccessControlId="E3CHOSENCONTROL"))
