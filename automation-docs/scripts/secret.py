# What the documents about secrets share. Pure; needs arn.py.
import hashlib


def unfit_secret(event, secret):
    """Why this secret is changed elsewhere, or None."""
    if secret.get("OwningService"):
        return "the service " + secret["OwningService"] + " manages this secret"
    if (secret.get("PrimaryRegion") or event["Region"]) != event["Region"]:
        return "this is a replica: it is healed in " + secret["PrimaryRegion"]
    return None


def rotation_token(arn, last_rotated):
    """The id of the version that rotation makes: the same for a retry, another after the next rotation."""
    return "pciautoheal" + hashlib.sha256((arn + str(last_rotated)).encode()).hexdigest()[:40]
