import pathlib
import sys

sys.path.append(str(pathlib.Path(__file__).parent / "shared"))
import distributions
from distributions import GONE, TAG_READS, look, tag

ACL = "arn:aws:wafv2:us-east-1:123456789012:global/webacl/chosen/a1b2c3d4-5678-90ab-cdef-222222222222"
SETTINGS = {"web-acl-arn-global": ACL}


def make(aws, compliant):
    return distributions.make(aws, compliant, lambda config: config.update(WebACLId=""))


def healed(before):
    return distributions.changed(before, lambda config: config.update(WebACLId=ACL))
