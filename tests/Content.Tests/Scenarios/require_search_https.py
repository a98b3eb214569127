import pathlib
import sys

sys.path.append(str(pathlib.Path(__file__).parent / "shared"))
import domains
from domains import GONE, TAG_READS, look, tag


def make(aws, compliant):
    plain = {"EnforceHTTPS": False, "TLSSecurityPolicy": "Policy-Min-TLS-1-2-2019-07", "CustomEndpointEnabled": False}
    return domains.make(aws, compliant, {"DomainEndpointOptions": plain})


def healed(before):
    return domains.healed(before, DomainEndpointOptions={"EnforceHTTPS": True})
