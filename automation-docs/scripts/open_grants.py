# Rules of a security group that let everybody in. Pure.
def everybody(permission):
    """What one permission grants to everybody, without the other addresses, groups and prefix lists it names."""
    v4 = [grant for grant in permission.get("IpRanges") or [] if grant.get("CidrIp") == "0.0.0.0/0"]
    v6 = [grant for grant in permission.get("Ipv6Ranges") or [] if grant.get("CidrIpv6") == "::/0"]
    where = {key: permission[key] for key in ("IpProtocol", "FromPort", "ToPort") if key in permission}
    return {**where, **({"IpRanges": v4} if v4 else {}), **({"Ipv6Ranges": v6} if v6 else {})} if v4 or v6 else None


def open_grants(permissions, fails):
    return [grant for grant in map(everybody, filter(fails, permissions)) if grant]


def protocol(permission):
    number = {"1": "icmp", "6": "tcp", "17": "udp", "58": "icmpv6"}
    return number.get(str(permission.get("IpProtocol")), str(permission.get("IpProtocol")))


def ports(permission):
    """First and last port; every port where the permission names none."""
    first, last = permission.get("FromPort", -1), permission.get("ToPort", -1)
    return (0, 65535) if protocol(permission) == "-1" or first == -1 else (int(first), int(last))


def covers(permission, wanted):
    first, last = ports(permission)
    return any(first <= port <= last for port in wanted)


def numbers(text):
    """Ports and ranges in words, "443,1024-1030", as a set."""
    found = set()
    for part in filter(None, text.replace(" ", "").split(",")):
        first, _, last = part.partition("-")
        found |= set(range(int(first), int(last or first) + 1))
    return found


def key(permission):
    return protocol(permission), ports(permission)


def still_closed(grants, permissions):
    """Of the saved grants those that are not there now; giving one twice is refused by the service."""
    now = {(*key(p), grant.get("CidrIp") or grant.get("CidrIpv6"))
           for p in permissions for grant in (p.get("IpRanges") or []) + (p.get("Ipv6Ranges") or [])}
    missing = []
    for grant in grants:
        left = {name: [r for r in grant.get(name, []) if (*key(grant), r[cidr]) not in now]
                for name, cidr in (("IpRanges", "CidrIp"), ("Ipv6Ranges", "CidrIpv6"))}
        if any(left.values()):
            where = {name: value for name, value in grant.items() if name not in left}
            missing.append({**where, **{name: value for name, value in left.items() if value}})
    return missing
