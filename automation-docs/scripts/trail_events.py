# What a trail records, by its event selectors, of either kind. Pure.
MANAGEMENT = {"ReadWriteType": "All", "IncludeManagementEvents": True, "DataResources": []}
OBJECTS = "AWS::S3::Object"


def flag(value):
    return str(value).lower() == "true"


def fields(selector):
    """An advanced selector by field: what it equals, or None where it is narrowed in another way."""
    return {one["Field"]: one.get("Equals") if set(one) == {"Field", "Equals"} else None for one in selector["FieldSelectors"]}


def all_management(selectors):
    """Every management event, read or write, with none left out."""
    basic = any(one.get("ReadWriteType", "All") == "All" and flag(one.get("IncludeManagementEvents", True))
                and not one.get("ExcludeManagementEventSources") for one in selectors.get("EventSelectors") or [])
    return basic or any(fields(one) == {"eventCategory": ["Management"]} for one in selectors.get("AdvancedEventSelectors") or [])


def all_objects(selectors):
    """Every read and write of every object in S3."""
    basic = any(one.get("ReadWriteType", "All") == "All" and resource.get("Type") == OBJECTS and every_bucket(resource)
                for one in selectors.get("EventSelectors") or [] for resource in one.get("DataResources") or [])
    wanted = {"eventCategory": ["Data"], "resources.type": [OBJECTS]}
    return basic or any(fields(one) == wanted for one in selectors.get("AdvancedEventSelectors") or [])


def every_bucket(resource):
    return any(value.count(":") in (2, 5) and value.rstrip(":").endswith(":s3") for value in resource.get("Values") or [])


def with_objects(selectors, partition):
    """The selectors as they are, and one more for the objects; basic and advanced never go together."""
    if selectors.get("AdvancedEventSelectors"):
        equals = [("eventCategory", "Data"), ("resources.type", OBJECTS)]
        more = {"Name": "PciAutoHeal: objects in S3", "FieldSelectors": [{"Field": f, "Equals": [v]} for f, v in equals]}
        return [], selectors["AdvancedEventSelectors"] + [more]
    every = {"Type": OBJECTS, "Values": ["arn:" + partition + ":s3"]}
    more = {"ReadWriteType": "All", "IncludeManagementEvents": False, "DataResources": [every]}
    return (selectors.get("EventSelectors") or [MANAGEMENT]) + [more], []
