NARROWING = {
    "aws:sourceaccount", "aws:sourcearn", "aws:sourceorgid", "aws:sourceorgpaths", "aws:principalorgid",
    "aws:principalorgpaths", "aws:principalaccount", "aws:principalarn", "aws:sourcevpc", "aws:sourcevpce",
    "lambda:eventsourcetoken",
}


def listed(value):
    return value if isinstance(value, list) else [value]


def conditions(statement):
    """The keys that really narrow who may call: an exact or like comparison against something other than '*'."""
    for operator, tests in statement.get("Condition", {}).items():
        if operator.replace("ForAnyValue:", "") in ("StringEquals", "StringLike", "ArnEquals", "ArnLike",
                                                     "StringEqualsIgnoreCase"):
            yield from (key.lower() for key, values in tests.items() if "*" not in listed(values))


def is_public(statement):
    principal = statement.get("Principal")
    anyone = principal == "*" or (isinstance(principal, dict) and "*" in listed(principal.get("AWS")))
    return anyone and statement.get("Effect") == "Allow" and not NARROWING & set(conditions(statement))


def is_open_to_s3(statement):
    principal = statement.get("Principal")
    service = listed(principal.get("Service")) if isinstance(principal, dict) else []
    return ("s3.amazonaws.com" in service and statement.get("Effect") == "Allow"
            and "aws:sourceaccount" not in conditions(statement))


def judge(event, context):
    statements = json.loads(event["Policy"])["Statement"]
    public = [s["Sid"] for s in statements if is_public(s)]
    buckets = [s["Sid"] for s in statements if is_open_to_s3(s)]
    present = {s.get("Sid") for s in statements}
    scope = [sid for sid in buckets if "PciAutoHeal-" + sid not in present]
    previous = {"Statements": [s for s in statements if s.get("Sid") in public + buckets]}
    return decide(event, not public and not buckets, previous, event["Tags"],
                  Scope=scope, HasScope=bool(scope), Remove=public + buckets)


def scoped(event, context):
    """The statement to add beside an S3 grant that any account's bucket could use."""
    statement = next(s for s in json.loads(event["Policy"])["Statement"] if s.get("Sid") == event["Sid"])
    tests = [test for test in statement.get("Condition", {}).values()]
    source = next((arn for test in tests for key, arn in test.items() if key.lower() == "aws:sourcearn"), None)
    arn = event["FunctionArn"].split(":")
    return {"Sid": "PciAutoHeal-" + event["Sid"], "Action": listed(statement["Action"])[0],
            "SourceArn": source or "arn:" + arn[1] + ":s3:::*", "SourceAccount": arn[4]}
