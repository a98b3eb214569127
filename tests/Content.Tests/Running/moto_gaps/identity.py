"""What moto lacks for credentials, secrets and topics. Its own answers stay; these are laid over or under them.

Everything moto makes is of today. A scenario says how old a thing is, and what it has been through, in an SSM parameter
of moto, /moto/<id>: so it is gone when moto is emptied.
"""
import json

from botocore import xform_name


ALLOWED = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"support:*","Resource":"*"}]}'


def told(client, id):
    ssm = client("ssm")
    names = ssm.get_parameters(Names=["/moto/" + id])["Parameters"]
    return json.loads(names[0]["Value"]) if names else {}


def tell(client, id, **facts):
    client("ssm").put_parameter(Name="/moto/" + id, Value=json.dumps({**told(client, id), **facts}), Type="String", Overwrite=True)


def real(client, service, api, inputs):
    answer = getattr(client(service), xform_name(api))(**inputs)
    answer.pop("ResponseMetadata", None)
    return answer


def list_access_keys(client, inputs):
    answer = real(client, "iam", "ListAccessKeys", inputs)
    answer["AccessKeyMetadata"] = [{**key, **told(client, key["AccessKeyId"])} for key in answer["AccessKeyMetadata"]]
    return answer


def get_login_profile(client, inputs):
    answer = real(client, "iam", "GetLoginProfile", inputs)
    return {"LoginProfile": {**answer["LoginProfile"], **told(client, "login/" + inputs["UserName"])}}


def of_aws(service_call):
    """moto has the policies of AWS only when it takes a second more for every case: one of the account stands in."""
    def call(client, inputs):
        arn = inputs["PolicyArn"]
        if ":iam::aws:policy/" in arn:
            arn = "arn:aws:iam::123456789012:policy/" + arn.rsplit("/", 1)[-1]
            iam = client("iam")
            if arn not in [policy["Arn"] for policy in iam.list_policies(Scope="Local")["Policies"]]:
                iam.create_policy(PolicyName=arn.rsplit("/", 1)[-1], PolicyDocument=ALLOWED)
        return real(client, "iam", service_call, {**inputs, "PolicyArn": arn})
    return call


def describe_secret(client, inputs):
    """moto forgets the rotation function when it rotates, and never notes that a secret is read."""
    answer = real(client, "secretsmanager", "DescribeSecret", inputs)
    return {**told(client, answer["Name"]), **{name: value for name, value in answer.items() if value}}


def get_topic_attributes(client, inputs):
    """moto keeps the attributes of delivery status, but does not give them back."""
    answer = real(client, "sns", "GetTopicAttributes", inputs)
    kept = {name: value for name, value in told(client, inputs["TopicArn"].rsplit(":", 1)[-1]).items() if value}
    answer["Attributes"].update(kept)
    return answer


def set_topic_attributes(client, inputs):
    if "Feedback" in inputs["AttributeName"]:
        tell(client, inputs["TopicArn"].rsplit(":", 1)[-1], **{inputs["AttributeName"]: inputs["AttributeValue"]})
        return {}
    return real(client, "sns", "SetTopicAttributes", inputs)


GAPS = {
    ("iam", "AttachRolePolicy"): of_aws("AttachRolePolicy"),
    ("iam", "DetachRolePolicy"): of_aws("DetachRolePolicy"),
    ("iam", "ListEntitiesForPolicy"): of_aws("ListEntitiesForPolicy"),
    ("iam", "ListAccessKeys"): list_access_keys,
    ("iam", "GetLoginProfile"): get_login_profile,
    ("secretsmanager", "DescribeSecret"): describe_secret,
    ("sns", "GetTopicAttributes"): get_topic_attributes,
    ("sns", "SetTopicAttributes"): set_topic_attributes,
}
