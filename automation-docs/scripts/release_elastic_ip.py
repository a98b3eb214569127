def judge(event, context):
    address = next(iter(event["Addresses"]), {})
    used = any(address.get(key) for key in ("AssociationId", "InstanceId", "NetworkInterfaceId"))
    refusal = "an AWS service manages this address" if address.get("ServiceManaged") else None
    return decide(event, not address or used, address, address.get("Tags"), refusal)
