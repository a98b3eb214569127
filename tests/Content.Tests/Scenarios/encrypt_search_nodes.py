import pathlib
import sys

sys.path.append(str(pathlib.Path(__file__).parent / "shared"))
import domains
from domains import GONE, TAG_READS, look, tag


def make(aws, compliant):
    return domains.make(aws, compliant, {"NodeToNodeEncryptionOptions": {"Enabled": False}})


def healed(before):
    return domains.healed(before, NodeToNodeEncryptionOptions={"Enabled": True})
