# What a trail records, by its event selectors, of either kind. Pure.
def flag(value):
    return str(value).lower() == "true"


def fields(selector):
    """An advanced selector by field: what it equals, or None where it is narrowed in another way."""
    equals = {"Field", "Equals"}
    return {one["Field"]: one.get("Equals") if set(one) == equals else None for one in selector["FieldSelectors"]}


def all_management(selectors):
    """Every management event, read or write, with none left out."""
    basic = any(one.get("ReadWriteType", "All") == "All" and flag(one.get("IncludeManagementEvents", True))
                and not one.get("ExcludeManagementEventSources") for one in selectors.get("EventSelectors") or [])
    wanted = {"eventCategory": ["Management"]}
    return basic or any(fields(one) == wanted for one in selectors.get("AdvancedEventSelectors") or [])
