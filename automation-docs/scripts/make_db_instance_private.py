def judge(event, context):
    database = next(iter(event["Databases"]), {})
    public = truth(database.get("PubliclyAccessible", False))
    return decide(event, not public, {"PubliclyAccessible": public}, database.get("TagList"),
                  Name=database.get("DBInstanceIdentifier", ""))
