GONE = "arn:aws:acm-pca:us-east-1:123456789012:certificate-authority/00000000-0000-0000-0000-000000000000"
TAG_READS = ["acm-pca:ListTags"]
SUBJECT = {"KeyAlgorithm": "RSA_2048", "SigningAlgorithm": "SHA256WITHRSA", "Subject": {"CommonName": "example.com"}}


def make(aws, compliant):
    pca = aws("acm-pca")
    arns = [pca.create_certificate_authority(CertificateAuthorityConfiguration=SUBJECT, CertificateAuthorityType=kind)
            ["CertificateAuthorityArn"] for kind in ("ROOT", "SUBORDINATE", "ROOT")]
    for arn, status in zip(arns, ("DISABLED" if compliant else "ACTIVE", "ACTIVE", "ACTIVE")):
        pca.update_certificate_authority(CertificateAuthorityArn=arn, Status=status)
    return arns[0]


def tag(aws, id, tags):
    aws("acm-pca").tag_certificate_authority(
        CertificateAuthorityArn=id, Tags=[{"Key": k, "Value": v} for k, v in tags.items()])


def look(aws, id):
    found = aws("acm-pca").list_certificate_authorities()["CertificateAuthorities"]
    return {"subject": id, "all": {ca["Arn"]: [ca["Type"], ca["Status"]] for ca in found}}


def healed(before):
    return {**before, "all": {**before["all"], before["subject"]: ["ROOT", "DISABLED"]}}
