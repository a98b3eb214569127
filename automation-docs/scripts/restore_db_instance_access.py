def judge(event, context):
    database = next(iter(event["Databases"]), {})
    public = truth(database.get("PubliclyAccessible", False))
    wanted = truth(saved(event).get("PubliclyAccessible"))
    refusal = None if database else "the database no longer exists"
    return settle(event, {"PubliclyAccessible": public}, bool(database) and public == wanted, refusal,
                  Name=database.get("DBInstanceIdentifier", ""), Public=wanted)
