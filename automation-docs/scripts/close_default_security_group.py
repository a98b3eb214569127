def judge(event, context):
    group = next(iter(event["Groups"]), {})
    ingress, egress = group.get("IpPermissions") or [], group.get("IpPermissionsEgress") or []
    refusal = None
    if group.get("GroupName") != "default":
        refusal = "this is not the default security group of a VPC"
    elif event["Interfaces"]:
        refusal = "network interfaces use the group: move them to a group of their own first"
    previous = {"IpPermissions": ingress, "IpPermissionsEgress": egress}
    return decide(event, not ingress and not egress, previous, group.get("Tags"), refusal,
                  Ingress=ingress, HasIngress=bool(ingress), Egress=egress, HasEgress=bool(egress))
