"""CloudFront distributions for the scenarios about them: each has two origins and two behaviors. Tests only."""
import copy

GONE = "EGONE12345678"
TAG_READS = ["cloudfront:ListTagsForResource"]
ARN = "arn:aws:cloudfront::123456789012:distribution/"
NO_OLD_PROTOCOLS = {"Quantity": 2, "Items": ["TLSv1.1", "TLSv1.2"]}


def config(name):
    """A configuration that no rule finds fault with."""
    return {
        "CallerReference": name, "Comment": "the shop", "Enabled": True, "PriceClass": "PriceClass_100",
        "Aliases": {"Quantity": 1, "Items": [name + ".example.com"]},
        "Origins": {"Quantity": 2, "Items": [
            {"Id": "web", "DomainName": "web.example.com", "OriginPath": "", "CustomHeaders": {"Quantity": 0},
             "CustomOriginConfig": {"HTTPPort": 80, "HTTPSPort": 443, "OriginProtocolPolicy": "https-only",
                                    "OriginSslProtocols": dict(NO_OLD_PROTOCOLS)}},
            {"Id": "files", "DomainName": "files.s3.amazonaws.com", "OriginPath": "", "CustomHeaders": {"Quantity": 0},
             "S3OriginConfig": {"OriginAccessIdentity": ""}, "OriginAccessControlId": "E2OWNCONTROL"}]},
        "DefaultCacheBehavior": behavior("web"),
        "CacheBehaviors": {"Quantity": 1, "Items": [{"PathPattern": "/files/*", **behavior("files")}]},
        "Logging": {"Enabled": True, "IncludeCookies": False, "Bucket": "own-logs.s3.amazonaws.com", "Prefix": ""},
        "ViewerCertificate": {
            "CloudFrontDefaultCertificate": False, "SSLSupportMethod": "sni-only",
            "MinimumProtocolVersion": "TLSv1.2_2021",
            "ACMCertificateArn": "arn:aws:acm:us-east-1:123456789012:certificate/a1b2c3d4-5678-90ab-cdef-111111111111"},
        "Restrictions": {"GeoRestriction": {"RestrictionType": "whitelist", "Quantity": 1, "Items": ["DE"]}},
        "WebACLId": "arn:aws:wafv2:us-east-1:123456789012:global/webacl/own/a1b2c3d4-5678-90ab-cdef-111111111111"}


def behavior(origin):
    return {"TargetOriginId": origin, "ViewerProtocolPolicy": "redirect-to-https", "Compress": True,
            "CachePolicyId": "658327ea-f89d-4fab-a63d-7e88639e58f6"}


def make(aws, compliant, spoil):
    """The distribution in question and another one; spoil(config) makes the fault that the document heals."""
    made = [distribution(aws, "cards", None if compliant else spoil), distribution(aws, "other", spoil)]
    return made[0]


def distribution(aws, name, spoil):
    wanted = config(name)
    if spoil:
        spoil(wanted)
    given = {"DistributionConfig": wanted, "Tags": {"Items": [{"Key": "team", "Value": name}]}}
    return aws("cloudfront").create_distribution_with_tags(DistributionConfigWithTags=given)["Distribution"]["Id"]


def tag(aws, id, tags):
    aws("cloudfront").tag_resource(
        Resource=ARN + id, Tags={"Items": [{"Key": k, "Value": v} for k, v in tags.items()]})


def look(aws, id):
    client = aws("cloudfront")
    return {("cards" if one["Id"] == id else "other"):
            client.get_distribution(Id=one["Id"])["Distribution"]["DistributionConfig"]
            for one in client.list_distributions()["DistributionList"]["Items"]}


def changed(before, change):
    """What look() must say after change(config) of the one distribution."""
    after = copy.deepcopy(before)
    change(after["cards"])
    return after
