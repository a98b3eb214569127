# What Elastic Load Balancing answers, in a form to judge by. Pure.
def tagged(*answers):
    found = [one for answer in answers for one in answer.get("TagDescriptions") or []]
    return [tag for one in found for tag in one.get("Tags") or []]


def attributes(answer):
    return {one["Key"]: one["Value"] for one in answer.get("Attributes") or []}
