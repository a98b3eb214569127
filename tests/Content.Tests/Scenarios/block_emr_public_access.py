import copy

GONE = None
GONE_WHY = "an account does not go"
TAG_READS = []
RANGES = [{"MinRange": 22, "MaxRange": 22}, {"MinRange": 8443, "MaxRange": 8443}]


def make(aws, compliant):
    """Port 22 may be an exception, another port may not."""
    aws("emr").put_block_public_access_configuration(BlockPublicAccessConfiguration={
        "BlockPublicSecurityGroupRules": compliant, "PermittedPublicSecurityGroupRuleRanges": RANGES[:1] if compliant else RANGES})
    return "123456789012"


def look(aws, id):
    return aws("emr").get_block_public_access_configuration()["BlockPublicAccessConfiguration"]


def healed(before):
    after = copy.deepcopy(before)
    after["BlockPublicSecurityGroupRules"] = True
    after["PermittedPublicSecurityGroupRuleRanges"] = RANGES[:1]
    return after
