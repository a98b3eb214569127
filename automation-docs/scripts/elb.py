# What Elastic Load Balancing answers, in a form to judge by. Pure.
def tagged(*answers):
    return [tag for answer in answers for found in answer.get("TagDescriptions") or [] for tag in found.get("Tags") or []]


def attributes(answer):
    return {one["Key"]: one["Value"] for one in answer.get("Attributes") or []}
