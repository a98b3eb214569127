import pathlib
import sys

sys.path.append(str(pathlib.Path(__file__).parent / "shared"))
import domains
from domains import GONE, TAG_READS, look, tag


def make(aws, compliant):
    return domains.make(aws, compliant, {"LogPublishingOptions": domains.logs("SEARCH_SLOW_LOGS", group="own")})


def healed(before):
    return domains.healed(before, LogPublishingOptions=domains.logs("AUDIT_LOGS"))
