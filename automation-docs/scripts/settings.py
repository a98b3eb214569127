def setting(event, name):
    """What the owner of the account has set under /pciautoheal; empty when nothing is."""
    wanted = "/pciautoheal/" + name
    return next((p["Value"].strip() for p in event["Settings"] if p["Name"] == wanted), "")


def exempted(event):
    """The exemption of what cannot be tagged, 'date why' in a setting, in the form of tags."""
    date, _, why = setting(event, "exempt/" + event["Document"]).partition(" ")
    return {"pciautoheal:exempt": why or "no reason given", "pciautoheal:exempt-until": date} if date else {}
