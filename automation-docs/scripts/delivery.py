# Delivery status logging of Amazon SNS: three attributes for each kind of endpoint. Pure.
KINDS = ("HTTP", "Firehose", "Lambda", "Application", "SQS")
ROLES = [kind + outcome + "FeedbackRoleArn" for kind in KINDS for outcome in ("Success", "Failure")]
RATES = [kind + "SuccessFeedbackSampleRate" for kind in KINDS]


def unset(attributes, names):
    """A role that is empty is none; a rate of nought is what a topic has that was never told one."""
    return [name for name in names if attributes.get(name) in (None, "", "0")]


def lacking(attributes):
    """The roles that are missing, and the rates of the kinds whose role for successes is."""
    roles = unset(attributes, ROLES)
    return roles, [rate for rate in unset(attributes, RATES) if rate.replace("SampleRate", "RoleArn") in roles]
