# The events of objects in S3 among those a trail records. Pure; needs trail_events.py.
MANAGEMENT = {"ReadWriteType": "All", "IncludeManagementEvents": True, "DataResources": []}
OBJECTS = "AWS::S3::Object"


def all_objects(selectors):
    """Every read and write of every object in S3."""
    basic = any(one.get("ReadWriteType", "All") == "All" and resource.get("Type") == OBJECTS and every_bucket(resource)
                for one in selectors.get("EventSelectors") or [] for resource in one.get("DataResources") or [])
    wanted = {"eventCategory": ["Data"], "resources.type": [OBJECTS]}
    return basic or any(fields(one) == wanted for one in selectors.get("AdvancedEventSelectors") or [])


def every_bucket(resource):
    """arn:aws:s3, with or without the colons of an ARN that names a bucket."""
    return any(value.rstrip(":").split(":")[2:] == ["s3"] for value in resource.get("Values") or [])


def with_objects(selectors, partition):
    """The selectors as they are, and one more for the objects; basic and advanced never go together."""
    if selectors.get("AdvancedEventSelectors"):
        equals = [("eventCategory", "Data"), ("resources.type", OBJECTS)]
        chosen = [{"Field": field, "Equals": [value]} for field, value in equals]
        more = {"Name": "PciAutoHeal: objects in S3", "FieldSelectors": chosen}
        return [], selectors["AdvancedEventSelectors"] + [more]
    every = {"Type": OBJECTS, "Values": ["arn:" + partition + ":s3"]}
    more = {"ReadWriteType": "All", "IncludeManagementEvents": False, "DataResources": [every]}
    return (selectors.get("EventSelectors") or [MANAGEMENT]) + [more], []
