import pathlib
import sys

sys.path.append(str(pathlib.Path(__file__).parent / "shared"))
import distributions
from distributions import GONE, TAG_READS, look, tag


def make(aws, compliant):
    return distributions.make(aws, compliant, lambda config: config["ViewerCertificate"].update(
        SSLSupportMethod="vip", MinimumProtocolVersion="SSLv3"))


def healed(before):
    """SNI goes with no version below TLSv1."""
    return distributions.changed(before, lambda config: config["ViewerCertificate"].update(
        SSLSupportMethod="sni-only", MinimumProtocolVersion="TLSv1"))
