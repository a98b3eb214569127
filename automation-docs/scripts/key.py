# Is the key that the account's owner has named fit to encrypt with? Pure; needs arn.py.
def unfit_key(event, wanted, name):
    """Why the key of the setting cannot be used, or None; the answers of DescribeKey are event["Keys"]."""
    key = next((answer["KeyMetadata"] for answer in event["Keys"] if "KeyMetadata" in answer), {})
    fault = None
    if not wanted:
        return "/pciautoheal/" + name + " does not say which key to use"
    if not key or wanted not in (key.get("Arn"), key.get("KeyId")):
        fault = "does not exist here"
    elif key.get("KeyState") != "Enabled":
        fault = "is " + str(key.get("KeyState"))
    elif "SYMMETRIC_DEFAULT" != key.get("KeySpec") or key.get("KeyUsage", "ENCRYPT_DECRYPT") != "ENCRYPT_DECRYPT":
        fault = "is not for symmetric encryption"
    elif key.get("KeyManager") != "CUSTOMER":
        fault = "is not a customer managed key"
    return "the key of /pciautoheal/" + name + " " + fault if fault else None
