import pathlib
import sys

sys.path.append(str(pathlib.Path(__file__).parent / "shared"))
import domains
from domains import GONE, TAG_READS, look, tag


def make(aws, compliant):
    """Slow searches are published already, elsewhere; the log of errors was, and is turned off."""
    published = domains.logs("SEARCH_SLOW_LOGS", "ES_APPLICATION_LOGS", group="own")
    published["ES_APPLICATION_LOGS"]["Enabled"] = False
    return domains.make(aws, compliant, {"LogPublishingOptions": published})


def healed(before):
    return domains.healed(before, LogPublishingOptions=domains.logs("ES_APPLICATION_LOGS", "INDEX_SLOW_LOGS"))
