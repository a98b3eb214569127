GONE = None
GONE_WHY = "an account does not go"
TAG_READS = []


def make(aws, compliant):
    iam = aws("iam")
    iam.create_user(UserName="alice")
    iam.create_login_profile(UserName="alice", Password="correct horse")
    iam.update_account_password_policy(
        MinimumPasswordLength=14 if compliant else 6, MaxPasswordAge=60, PasswordReusePrevention=24 if compliant else 2,
        RequireNumbers=compliant, RequireUppercaseCharacters=compliant,
        RequireLowercaseCharacters=True, RequireSymbols=True, AllowUsersToChangePassword=False)
    return "123456789012"


def look(aws, id):
    iam = aws("iam")
    return {"policy": iam.get_account_password_policy()["PasswordPolicy"],
            "alice": iam.get_login_profile(UserName="alice")["LoginProfile"]["UserName"]}


def healed(before):
    policy = {**before["policy"], "MinimumPasswordLength": 12, "PasswordReusePrevention": 4, "RequireNumbers": True,
              "RequireUppercaseCharacters": True}
    return {**before, "policy": policy}  # the shorter age and the symbols it had are stricter, and stay
