# Reads what a single plain call cannot: every page, one item of many pages, or one call for each item of a list.
import json

import boto3
from botocore import xform_name
from botocore.exceptions import ClientError


def means(error, words):
    """Whether it is one of these codes; a word may go on with a part of the message, 'Code: part'."""
    code, message = error.response["Error"]["Code"], error.response["Error"].get("Message", "")
    return any(code == word.partition(": ")[0] and word.partition(": ")[2] in message for word in words)


def found(pages, find):
    """The item of any page that has the id that is looked for."""
    items = (item for page in pages for name in find["In"] for item in page.get(name, []))
    return next((item for item in items if find["Is"] in [item.get(key) for key in find["By"]]), None)


def answer(event, inputs):
    client, call = boto3.client(event["Service"]), xform_name(event["Api"])
    try:
        if "Find" in event:
            return found(client.get_paginator(call).paginate(**inputs), event["Find"])
        if event["AllPages"]:
            return client.get_paginator(call).paginate(**inputs).build_full_result()
        return getattr(client, call)(**inputs)
    except ClientError as error:
        if not means(error, event["Gone"] + event["Absent"]):
            raise
        return None if means(error, event["Gone"]) else {}


def read(event, context):
    if "Each" in event:
        given = [answer(event, {**event["With"], event["As"]: item}) for item in event["Each"]]
    else:
        given = answer(event, event["With"])
    for one in given if isinstance(given, list) else [given or {}]:
        one.pop("ResponseMetadata", None)
    none = dict.fromkeys(event.get("Find", {}).get("Keep", []), "")
    return {"Found": given is not None, "Answer": json.loads(json.dumps(none if given is None else given, default=str))}
