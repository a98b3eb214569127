# EMR's block public access configuration: what it says, in one form. Pure.
SSH = {"MinRange": 22, "MaxRange": 22}


def ranges_of(block):
    """The exceptions; a range without an end is one port."""
    return [{"MinRange": int(one["MinRange"]), "MaxRange": int(one.get("MaxRange", one["MinRange"]))}
            for one in block.get("PermittedPublicSecurityGroupRuleRanges") or []]


def block_of(block):
    return {"BlockPublicSecurityGroupRules": truth(block.get("BlockPublicSecurityGroupRules")),
            "PermittedPublicSecurityGroupRuleRanges": ranges_of(block)}
