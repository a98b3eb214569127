# The key that a service of AWS is to encrypt with, by its own policy. Pure; needs kms_key.py and policy.py.
def arn_of(answer):
    return (answer.get("KeyMetadata") or {}).get("Arn", "")


def closed_to(answer, policies, wanted, services):
    """Why a service cannot encrypt with a key; None where it can. What is written without it would be lost."""
    fault = unusable(answer, wanted)
    if fault:
        return fault
    texts = [policy.get("Policy", "") for policy in policies]
    if any(lets_in(text, service, "kms:GenerateDataKey") for text in texts for service in services):
        return None
    return "the policy of the key " + wanted + " does not let " + services[0] + " use it"
