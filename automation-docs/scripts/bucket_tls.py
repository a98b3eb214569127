def tls_statement(arn):
    return {"Sid": "PciAutoHealRequireTls", "Effect": "Deny", "Principal": "*", "Action": "s3:*",
            "Resource": [arn, arn + "/*"], "Condition": {"Bool": {"aws:SecureTransport": "false"}}}


def denies_plain(statement):
    """Everything, to everybody, under no other condition than that TLS is missing."""
    conditions = [(operator, key.lower(), listed(values)) for operator, keys in statement.get("Condition", {}).items()
                  for key, values in keys.items()]
    return (statement.get("Effect") == "Deny"
            and statement.get("Principal") in ("*", {"AWS": "*"}, {"AWS": ["*"]})
            and any(action in ("*", "s3:*") for action in listed(statement.get("Action")))
            and len(conditions) == 1
            and conditions[0][0] in ("Bool", "BoolIfExists")
            and conditions[0][1] == "aws:securetransport"
            and [str(value).lower() for value in conditions[0][2]] == ["false"])


def requires_tls(policy, arn):
    denied = {resource for statement in statements(policy) if denies_plain(statement)
              for resource in listed(statement.get("Resource"))}
    return bool({"*", arn + "*"} & denied) or {arn, arn + "/*"} <= denied
