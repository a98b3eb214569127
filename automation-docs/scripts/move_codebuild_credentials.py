SECRETS = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")


def judge(event, context):
    project = next(iter(event["Projects"]), {})
    environment = dict(project.get("environment") or {})
    variables = environment.get("environmentVariables") or []
    plain = {v["name"]: v["value"] for v in variables
             if v["name"] in SECRETS and v.get("type", "PLAINTEXT") == "PLAINTEXT"}
    folder = "/pciautoheal/codebuild/" + project.get("name", "") + "/"
    environment["environmentVariables"] = [
        {"name": v["name"], "value": folder + v["name"], "type": "PARAMETER_STORE"} if v["name"] in plain else v
        for v in variables]
    previous = {"PlaintextVariables": sorted(plain)}  # never the values
    return decide(event, not plain, previous, project.get("tags"), Name=project.get("name", ""),
                  Environment=environment, Folder=folder,
                  HasKeyId=SECRETS[0] in plain, KeyId=plain.get(SECRETS[0], ""),
                  HasSecret=SECRETS[1] in plain, Secret=plain.get(SECRETS[1], ""))
