import pathlib
import sys

sys.path.append(str(pathlib.Path(__file__).parent / "shared"))
import distributions
from distributions import GONE, TAG_READS, look, tag


def make(aws, compliant):
    return distributions.make(
        aws, compliant, lambda config: config["ViewerCertificate"].update(MinimumProtocolVersion="TLSv1.1_2016"))


def healed(before):
    return distributions.changed(
        before, lambda config: config["ViewerCertificate"].update(MinimumProtocolVersion="TLSv1.2_2021"))
