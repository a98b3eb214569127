def missing(wanted, present):
    seen = {json.dumps(permission, sort_keys=True) for permission in present}
    return [permission for permission in wanted if json.dumps(permission, sort_keys=True) not in seen]


def judge(event, context):
    group = next(iter(event["Groups"]), {})
    current = {key: group.get(key) or [] for key in ("IpPermissions", "IpPermissionsEgress")}
    ingress = missing(saved(event).get("IpPermissions", []), current["IpPermissions"])
    egress = missing(saved(event).get("IpPermissionsEgress", []), current["IpPermissionsEgress"])
    refusal = None if group else "the group no longer exists"
    return settle(event, current, bool(group) and not ingress and not egress, refusal,
                  Ingress=ingress, HasIngress=bool(ingress), Egress=egress, HasEgress=bool(egress))
