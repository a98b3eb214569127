# The web ACL that the owner of an account has chosen for what is reached through a Region. Pure.
def unusable(chosen, resource):
    """Why a web ACL cannot be associated with a resource; None where it can."""
    acl, own = chosen.split(":"), resource.split(":")
    if not chosen:
        return "the SSM parameter /pciautoheal/web-acl-arn must say which web ACL to associate"
    if len(acl) < 6 or acl[2] != "wafv2" or not acl[5].startswith("regional/webacl/"):
        return "/pciautoheal/web-acl-arn is not the ARN of a regional web ACL: " + chosen
    if acl[3] != own[3]:
        return "the web ACL of /pciautoheal/web-acl-arn is in " + acl[3] + ", the resource in " + own[3]
    return None
