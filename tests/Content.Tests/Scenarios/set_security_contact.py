GONE = None
GONE_WHY = "an account does not go"
TAG_READS = []
SETTINGS = {"security-contact-name": "Security on call", "security-contact-title": "On call",
            "security-contact-email": "security@example.com", "security-contact-phone": "+44 20 7946 0000"}


def make(aws, compliant):
    contact = {"EmailAddress": "billing@example.com", "Name": "Billing", "PhoneNumber": "+44 20 7946 0001", "Title": "Clerk"}
    for kind in ["BILLING"] + (["SECURITY"] if compliant else []):
        aws("account").put_alternate_contact(AlternateContactType=kind, **contact)
    return "123456789012"


def look(aws, id):
    account = aws("account")
    found = {}
    for kind in ("BILLING", "SECURITY", "OPERATIONS"):
        try:
            found[kind] = account.get_alternate_contact(AlternateContactType=kind)["AlternateContact"]
        except account.exceptions.ResourceNotFoundException:
            found[kind] = None
    return found


def healed(before):
    return {**before, "SECURITY": {
        "AlternateContactType": "SECURITY", "Name": "Security on call", "Title": "On call",
        "EmailAddress": "security@example.com", "PhoneNumber": "+44 20 7946 0000"}}
