GONE = "never-was"
TAG_READS = ["ssm:DescribeDocument"]
CONTENT = '{"schemaVersion":"2.2","description":"x","mainSteps":[{"action":"aws:runShellScript","name":"x","inputs":{"runCommand":["true"]}}]}'


def make(aws, compliant):
    """Both are shared with an account by its number as well."""
    ssm = aws("ssm")
    for name in ("cards", "other"):
        if name in [one["Name"] for one in ssm.list_documents(Filters=[{"Key": "Owner", "Values": ["Self"]}])["DocumentIdentifiers"]]:
            ssm.delete_document(Name=name)
        ssm.create_document(Name=name, Content=CONTENT, DocumentType="Command", DocumentFormat="JSON")
        ssm.modify_document_permission(Name=name, PermissionType="Share", AccountIdsToAdd=["111122223333"])
    for name in ("other",) if compliant else ("cards", "other"):
        ssm.modify_document_permission(Name=name, PermissionType="Share", AccountIdsToAdd=["all"])
    return "cards"


def tag(aws, id, tags):
    aws("ssm").add_tags_to_resource(ResourceType="Document", ResourceId=id, Tags=[{"Key": k, "Value": v} for k, v in tags.items()])


def look(aws, id):
    return {name: sorted(aws("ssm").describe_document_permission(Name=name, PermissionType="Share")["AccountIds"])
            for name in ("cards", "other")}


def healed(before):
    return {**before, "cards": ["111122223333"]}
