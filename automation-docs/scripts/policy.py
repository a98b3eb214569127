# Shared by the documents that add one statement to a policy. Pure; the statement is known by its Sid.
import json


def listed(value):
    return value if isinstance(value, list) else [] if value is None else [value]


def statements(policy):
    return listed(json.loads(policy).get("Statement")) if policy else []


def with_statements(policy, kept):
    base = json.loads(policy) if policy else {"Version": "2012-10-17"}
    return json.dumps({**base, "Statement": kept}) if kept else ""


def with_statement(policy, statement):
    others = [kept for kept in statements(policy) if kept.get("Sid") != statement["Sid"]]
    return with_statements(policy, others + [statement])


def put_back(now, before, sid):
    """What is there now, but for our statement: that is as it was, and nearly always was not."""
    others = [kept for kept in statements(now) if kept.get("Sid") != sid]
    return with_statements(now, others + [kept for kept in statements(before) if kept.get("Sid") == sid])


def same_policy(one, other):
    return statements(one) == statements(other)


def covers(pattern, action):
    """Does an action of a policy, which may end in a star, take in this one?"""
    pattern, action = pattern.lower(), action.lower()
    return pattern == action or pattern.endswith("*") and action.startswith(pattern[:-1])


def lets_in(policy, service, action):
    for statement in statements(policy):
        principal = statement.get("Principal")
        if statement.get("Effect") == "Allow" and isinstance(principal, dict) \
                and service in listed(principal.get("Service")) \
                and any(covers(allowed, action) for allowed in listed(statement.get("Action"))):
            return True
    return False
