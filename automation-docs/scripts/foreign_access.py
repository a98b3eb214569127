# Which principals of other accounts a bucket policy gives one of some listed actions, and the statement against it.


def overlap(action, pattern):
    """May one action be meant by both? Where both have a star, their beginnings decide, which errs on the safe side."""
    action, pattern = action.lower(), pattern.lower()
    if "*" in action and "*" in pattern:
        one, other = action.split("*")[0], pattern.split("*")[0]
        return one.startswith(other) or other.startswith(one)
    return matches(action, pattern) if "*" in pattern else matches(pattern, action)


def matches(text, pattern):
    first, *rest = pattern.split("*")
    if not rest:
        return text == pattern
    at = len(first)
    for part in rest[:-1]:
        at = text.find(part, at) + len(part) if text.find(part, at) >= 0 else len(text) + 1
    return text.startswith(first) and text.endswith(rest[-1]) and len(text) - len(rest[-1]) >= at


def gives(statement, listed_actions):
    if "NotAction" in statement:
        return True  # everything but a few: nothing says that the listed ones are among the few
    return any(overlap(action, pattern) for action in listed(statement.get("Action")) for pattern in listed_actions)


def outsiders(statement, own):
    """(kind, who) for each principal that is not of this account; services and federated users are no accounts."""
    if "NotPrincipal" in statement:
        return {("AWS", "*")}
    principal = statement.get("Principal", {})
    if principal == "*":
        return {("AWS", "*")}
    found = {("AWS", who) for who in listed(principal.get("AWS"))
             if (who.split(":")[4] if who.count(":") >= 5 else who) not in own}
    return found | {("CanonicalUser", who) for who in listed(principal.get("CanonicalUser")) if who not in own}


def denial_for(policy, actions, own, account, arn):
    """The statement that takes the actions from every outsider who has one of them; None where nobody has."""
    found = {who for statement in statements(policy)
             if statement.get("Effect") == "Allow" and gives(statement, actions) for who in outsiders(statement, own)}
    if not found:
        return None
    denial = {"Sid": "PciAutoHealDenyListedActions", "Effect": "Deny", "Action": actions, "Resource": [arn, arn + "/*"]}
    if ("AWS", "*") in found:  # everybody but this account, and but the services of AWS, which act for it
        return {**denial, "Principal": "*", "Condition": {"StringNotEquals": {"aws:PrincipalAccount": account},
                                                          "BoolIfExists": {"aws:PrincipalIsAWSService": "false"}}}
    principal = {kind: sorted(who for of, who in found if of == kind) for kind in sorted({of for of, _ in found})}
    return {**denial, "Principal": principal}


def plain(value):
    """One item or a list of one, in any order, are the same to IAM."""
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    return sorted(map(str, listed(value)))


def holds(policy, denial):
    keys = ("Effect", "Principal", "Action", "Resource", "Condition")
    return any(all(plain(statement.get(key)) == plain(denial.get(key)) for key in keys)
               for statement in statements(policy))
