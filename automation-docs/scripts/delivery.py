# Delivery status logging of Amazon SNS: three attributes for each kind of endpoint. Pure.
KINDS = ("HTTP", "Firehose", "Lambda", "Application", "SQS")
ROLES = [kind + outcome + "FeedbackRoleArn" for kind in KINDS for outcome in ("Success", "Failure")]
RATES = [kind + "SuccessFeedbackSampleRate" for kind in KINDS]


def unset(attributes, names):
    return [name for name in names if attributes.get(name) in (None, "")]
