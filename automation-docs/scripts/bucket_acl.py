# CloudFront delivers its older logs as this canonical user, S3 its own as this group.
DELIVERY = ("c4c1ede66af53448b93c283ce9448c4ba468c9432aa01d700d3878632f77d2d0",
            "http://acs.amazonaws.com/groups/s3/LogDelivery")


def ownership(controls):
    rules = controls.get("OwnershipControls", {}).get("Rules", [])
    return rules[0]["ObjectOwnership"] if rules else ""


def others(acl):
    """The grants to anybody but the bucket's owner."""
    owner = acl.get("Owner", {}).get("ID")
    return [grant for grant in acl.get("Grants", []) if owner is None or grant["Grantee"].get("ID") != owner]


def takes_logs(acl):
    return any(grant["Grantee"].get("ID") in DELIVERY or grant["Grantee"].get("URI") in DELIVERY
               for grant in acl.get("Grants", []))
