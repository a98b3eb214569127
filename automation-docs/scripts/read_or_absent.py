# A step cannot tell "there is none" from "you may not look"; the error code can.
import json

import boto3
from botocore import xform_name
from botocore.exceptions import ClientError


def read(event, context):
    call = getattr(boto3.client(event["Service"]), xform_name(event["Api"]))
    try:
        answer = call(**event["With"])
    except ClientError as error:
        code = error.response["Error"]["Code"]
        if code not in event["Gone"] + event["Absent"]:
            raise
        return {"Found": code not in event["Gone"], "Answer": {}}
    answer.pop("ResponseMetadata", None)
    return {"Found": True, "Answer": json.loads(json.dumps(answer, default=str))}
