# A launch configuration cannot be changed, so its groups are given another that is the same but for one thing. Pure.
import base64


def named(event, name):
    return next((one for one in event["Configurations"] if one["LaunchConfigurationName"] == name), {})


def groups_of(event, name):
    groups = event["Groups"].get("AutoScalingGroups") or []
    return [one["AutoScalingGroupName"] for one in groups if one.get("LaunchConfigurationName") == name]


def bare(value):
    """Without members that have no value, which creation refuses."""
    if isinstance(value, dict):
        return {key: bare(one) for key, one in value.items() if one not in (None, "", {}, [])}
    return [bare(one) for one in value] if isinstance(value, list) else value


def content(one, **instead):
    """What it says, without its name and its birth."""
    own = ("LaunchConfigurationName", "LaunchConfigurationARN", "CreatedTime")
    return bare({**{key: value for key, value in one.items() if key not in own}, **instead})


def text_of(one):
    """The user data, as it was before it was encoded; None when it is no text."""
    try:
        return base64.b64decode(one.get("UserData") or "").decode()
    except ValueError:
        return None


def uncopied(one):
    """Why it is not copied by a document; None where it can be."""
    uncommon = ("KernelId", "RamdiskId", "SpotPrice", "ClassicLinkVPCId", "PlacementTenancy")
    rare = [key for key in uncommon if one.get(key)]
    if rare:
        return "a copy would lose " + ", ".join(rare)
    return "its user data is no text" if text_of(one) is None else None


def create(one, name, needed):
    """What the steps need that make it again under another name; which of them is taken depends on what it has."""
    parts = ("KeyName", "IamInstanceProfile", "AssociatePublicIpAddress")
    has = "".join(letter for letter, part in zip("KPA", parts) if one.get(part) not in (None, ""))
    variants = {"Make" + v: needed and v == (has or "Plain") for v in ("Plain", "K", "P", "KP", "A", "KA", "PA", "KPA")}
    return {"Name": name, "ImageId": one.get("ImageId", ""), "InstanceType": one.get("InstanceType", ""),
            "Key": one.get("KeyName") or "", "Profile": one.get("IamInstanceProfile") or "",
            "SecurityGroups": one.get("SecurityGroups") or [], "Text": text_of(one) or "",
            "UserData": one.get("UserData") or "", "HasUserData": bool(one.get("UserData")),
            "Devices": bare(one.get("BlockDeviceMappings") or []),
            "Monitoring": one.get("InstanceMonitoring") or {"Enabled": True},
            "Optimized": truth(one.get("EbsOptimized")),
            "Metadata": one.get("MetadataOptions") or {}, "Address": truth(one.get("AssociatePublicIpAddress")),
            **variants}
