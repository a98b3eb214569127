KEEPING = ("backup:DeleteRecoveryPoint", "backup:UpdateRecoveryPointLifecycle", "backup:PutBackupVaultAccessPolicy")
DENIAL = {"Sid": "PciAutoHealDenyDeletion", "Effect": "Deny", "Principal": "*", "Action": list(KEEPING),
          "Resource": "*"}


def denied_to_all(statement, action):
    return (statement.get("Effect") == "Deny" and not statement.get("Condition")
            and statement.get("Principal") in ("*", {"AWS": "*"}, {"AWS": ["*"]})
            and any(covers(denied, action) for denied in listed(statement.get("Action"))))


def denies(policy, action):
    return any(denied_to_all(statement, action) for statement in statements(policy))


def keeps_points(policy):
    """The rule wants all three in one statement, and a star for everybody and everything."""
    return any(listed(statement.get("Resource")) == ["*"] and all(denied_to_all(statement, it) for it in KEEPING)
               for statement in statements(policy))
