import pathlib
import sys

sys.path.append(str(pathlib.Path(__file__).parent / "shared"))
import distributions
from distributions import GONE, TAG_READS, tag

BUCKET = "pciautoheal-logs-123456789012-us-east-1"


def make(aws, compliant):
    aws("s3").create_bucket(Bucket=BUCKET, ObjectOwnership="BucketOwnerPreferred")
    return distributions.make(aws, compliant, silence)


def silence(config):
    config["Logging"] = {"Enabled": False, "IncludeCookies": False, "Bucket": "", "Prefix": ""}


def look(aws, id):
    """The prefix of the log ends in the id, which is another each time."""
    found = distributions.look(aws, id)
    logging = found["cards"]["Logging"]
    logging["Prefix"] = logging["Prefix"].replace(id, "cards")
    return found


def healed(before):
    return distributions.changed(before, log)


def log(config):
    config["Logging"].update(Enabled=True, Bucket=BUCKET + ".s3.amazonaws.com", Prefix="cloudfront/cards/")
