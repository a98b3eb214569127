# Inline policies of a user, a role or a group, and the managed ones that take their place. Pure; needs arn.py.
import hashlib

KINDS = ("User", "Role", "Group")
PATH = "/pciautoheal/"


def kind_of(entity):
    return next(kind for kind in KINDS if kind + "Id" in entity)


def inline_of(entity):
    return {it["PolicyName"]: it["PolicyDocument"] for it in entity.get(kind_of(entity) + "PolicyList") or []}


def compact(document):
    return document if isinstance(document, str) else json.dumps(document, separators=(",", ":"))


def managed(event, entity):
    """What takes the place of each inline policy; the same document always has the same name."""
    owner, found = entity[kind_of(entity) + "Name"], []
    for name, document in sorted(inline_of(entity).items()):
        text = compact(document)
        word = (owner + "-" + name)[:100] + "-" + hashlib.sha256((owner + "/" + name + text).encode()).hexdigest()[:12]
        arn = ":".join(["arn", partition(event), "iam", "", event["Account"], "policy" + PATH + word])
        found.append({"Inline": name, "Name": word, "Document": text, "Arn": arn})
    return found


def attached_to(entity):
    return [it["PolicyArn"] for it in entity.get("AttachedManagedPolicies") or []]


def only(kind, entity, **lists):
    """For the steps of one kind of entity: IsUserAttach … are true where there is something to do for a user."""
    return {"Is" + kind + name: kind_of(entity) == kind and bool(items) for name, items in lists.items()}
