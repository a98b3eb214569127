def unusable(answer, wanted):
    """Why the key that the account's owner has set cannot encrypt; None where it can."""
    key = answer.get("KeyMetadata", {})
    if not wanted:
        return "set /pciautoheal/kms-key-arn to the key of this account and Region"
    if not key:
        return "there is no key " + wanted + " in this Region"
    if key.get("KeyManager") != "CUSTOMER" or key.get("KeySpec", "SYMMETRIC_DEFAULT") != "SYMMETRIC_DEFAULT":
        return "the key " + wanted + " is no symmetric key of the customer's own"
    if key.get("KeyState") != "Enabled":
        return "the key " + wanted + " is " + key.get("KeyState", "not enabled")
    return None
