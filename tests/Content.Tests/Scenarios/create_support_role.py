GONE = None
GONE_WHY = "an account does not go"
TAG_READS = []
POLICY = "arn:aws:iam::123456789012:policy/AWSSupportAccess"  # moto lacks the policies of AWS: ../Running/moto_gaps
ALLOWED = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"support:*","Resource":"*"}]}'
OTHER = '{"Version":"2012-10-17","Statement":[]}'


def make(aws, compliant):
    iam = aws("iam")
    iam.create_role(RoleName="Helpdesk", AssumeRolePolicyDocument=OTHER)
    if compliant:
        iam.create_policy(PolicyName="AWSSupportAccess", PolicyDocument=ALLOWED)
        iam.attach_role_policy(RoleName="Helpdesk", PolicyArn=POLICY)
    return "123456789012"


def look(aws, id):
    iam = aws("iam")
    return {role["RoleName"]: {
        "trust": role["AssumeRolePolicyDocument"],
        "policies": [it["PolicyArn"] for it in iam.list_attached_role_policies(RoleName=role["RoleName"])["AttachedPolicies"]],
    } for role in iam.list_roles()["Roles"]}


def healed(before):
    trust = {"Version": "2012-10-17", "Statement": [{
        "Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"AWS": "arn:aws:iam::123456789012:root"},
        "Condition": {"Bool": {"aws:MultiFactorAuthPresent": "true"}}}]}
    return {**before, "PciAutoHeal-Support": {"trust": trust, "policies": [POLICY]}}
