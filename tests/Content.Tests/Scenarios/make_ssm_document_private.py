GONE = "never-was"
TAG_READS = ["ssm:DescribeDocument"]
CONTENT = '{"schemaVersion":"2.2","description":"x","mainSteps":[{"action":"aws:runShellScript","name":"x","inputs":{"runCommand":["true"]}}]}'


def make(aws, compliant):
    """Shared with everybody, or with one account by its number."""
    ssm = aws("ssm")
    for name in ("cards", "other", "third"):
        if name in [one["Name"] for one in ssm.list_documents(Filters=[{"Key": "Owner", "Values": ["Self"]}])["DocumentIdentifiers"]]:
            ssm.delete_document(Name=name)
        ssm.create_document(Name=name, Content=CONTENT, DocumentType="Command", DocumentFormat="JSON")
    for name, to in (("cards", "444455556666" if compliant else "all"), ("other", "all"), ("third", "111122223333")):
        ssm.modify_document_permission(Name=name, PermissionType="Share", AccountIdsToAdd=[to])
    return "cards"


def tag(aws, id, tags):
    aws("ssm").add_tags_to_resource(ResourceType="Document", ResourceId=id, Tags=[{"Key": k, "Value": v} for k, v in tags.items()])


def look(aws, id):
    return {name: sorted(aws("ssm").describe_document_permission(Name=name, PermissionType="Share")["AccountIds"])
            for name in ("cards", "other", "third")}


def healed(before):
    return {**before, "cards": []}
