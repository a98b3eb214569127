# Entries of a network ACL that admit SSH or RDP from everywhere, and the narrower ones that take their place. Pure.
CLOSED = (22, 3389)
EVERY_PORT = {"From": 0, "To": 65535}
EVERY_TYPE = {"Type": -1, "Code": -1}
LAST = 32767  # the entry that denies the rest, which nobody can change


def ingress(acl):
    return [entry for entry in acl.get("Entries") or [] if not entry.get("Egress") and entry["RuleNumber"] < LAST]


def everybody(entry):
    return entry.get("CidrBlock") == "0.0.0.0/0" or entry.get("Ipv6CidrBlock") == "::/0"


def admits(entry):
    reach = entry.get("PortRange") or EVERY_PORT
    return (everybody(entry) and entry.get("RuleAction") == "allow" and str(entry.get("Protocol")) in ("-1", "6", "17")
            and any(reach["From"] <= port <= reach["To"] for port in CLOSED))


def ranges(reach):
    """What is left of a range of ports without the closed ones."""
    edges = [reach["From"] - 1, *(port for port in CLOSED if reach["From"] <= port <= reach["To"]), reach["To"] + 1]
    return [{"From": low + 1, "To": high - 1} for low, high in zip(edges, edges[1:]) if low + 1 < high]


def pieces(entry):
    """What an entry admits beside the closed ports; of all protocols that is TCP, UDP and ICMP."""
    source = {key: entry[key] for key in ("CidrBlock", "Ipv6CidrBlock") if entry.get(key)}
    rest = {"RuleAction": "allow", "Egress": False, **source}
    number = str(entry["Protocol"])
    if number != "-1":
        return [{**rest, "Protocol": number, "PortRange": reach} for reach in ranges(entry["PortRange"])]
    left = [{**rest, "Protocol": one, "PortRange": reach} for one in ("6", "17") for reach in ranges(EVERY_PORT)]
    return left + [{**rest, "Protocol": "1" if "CidrBlock" in source else "58", "IcmpTypeCode": EVERY_TYPE}]


def same(one, other):
    """Whether two entries decide the same; where no types of ICMP are told, all are meant."""
    def decision(entry):
        members = [entry.get(key) or None for key in ("RuleAction", "CidrBlock", "Ipv6CidrBlock", "PortRange")]
        return [str(entry.get("Protocol")), *members, entry.get("IcmpTypeCode") or EVERY_TYPE]

    return decision(one) == decision(other)


def family(entry):
    return "V6" if entry.get("Ipv6CidrBlock") else "V4"


def plan(entries):
    """The entries to add; None where too few numbers are free. Each comes behind the one that fails and before the next
    that denies, so that nothing else is decided otherwise; what an interrupted run has added is not added again."""
    added, taken = [], {entry["RuleNumber"] for entry in entries}
    for entry in filter(admits, entries):
        own = [other for other in entries + added
               if family(other) == family(entry) and other["RuleNumber"] > entry["RuleNumber"]]
        end = min((other["RuleNumber"] for other in own if other["RuleAction"] == "deny"), default=LAST)
        missing = [piece for piece in pieces(entry)
                   if not any(same(piece, other) for other in own if other["RuleNumber"] < end)]
        free = [number for number in range(entry["RuleNumber"] + 1, end) if number not in taken][:len(missing)]
        if len(free) < len(missing):
            return None
        added += [{**piece, "RuleNumber": number} for piece, number in zip(missing, free)]
        taken.update(free)
    return added


def kinds(entries):
    """Entries by what the call takes: either version of IP, with ports, with ICMP types or for all protocols."""
    found = {ip + kind: [] for ip in ("V4", "V6") for kind in ("Ports", "Types", "All")}
    for entry in entries:
        kind = "Types" if entry.get("IcmpTypeCode") else "Ports" if entry.get("PortRange") else "All"
        found[family(entry) + kind].append(entry)
    return {**found, **{"Has" + name: bool(those) for name, those in found.items()}}
