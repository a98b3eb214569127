using System.Net;
using PciAutoHeal.AwsSdk.Tests.Wire;

namespace PciAutoHeal.AwsSdk.Tests.Twins;

/// <summary>
/// Answers that any call of the protocol can be given. Most bodies hold the members of several operations at once: a
/// client must pass over what is not its own.
/// </summary>
internal static class CannedAnswers
{
    private const string Everything = """
        {"Unknown":{"Name":"not this one","Deep":[{"Name":1},[2,[3]],null]},
         "Parameter":{"ARN":"arn","Name":"n","Value":"line\nü 😀","Version":9007199254740993,"Type":"Later",
           "LastModifiedDate":1763900000.125,"DataType":null},
         "Version":3,"Tier":"Standard","AutomationExecutionId":"id",
         "Document":{"Name":"d","Status":"Active","CreatedDate":1.7639E9,"PlatformTypes":["Linux","MacOS"],"Tags":[],
           "Parameters":[{"Name":"Mode","Type":"String","DefaultValue":""},{"Extra":true},null],"SchemaVersion":"0.3"},
         "DocumentIdentifiers":[{"Name":"a","PlatformTypes":[],"Tags":null,"Requires":[{"Name":"r"}]},{}],
         "AfterAll":"x"}
        """;

    private const string Role = """
        <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
          <AssumeRoleResult>
            <Unknown><Credentials><AccessKeyId>not this one</AccessKeyId></Credentials></Unknown>
            <AssumedRoleUser>
              <Arn>arn:aws:sts::2:assumed-role/r/s</Arn><AssumedRoleId>ID:s</AssumedRoleId>
            </AssumedRoleUser>
            <Credentials>
              <AccessKeyId>ASIA</AccessKeyId><SecretAccessKey>&lt;s&amp;&gt;</SecretAccessKey><SessionToken/>
              <Expiration>2026-11-23T13:25:00.250Z</Expiration>
            </Credentials>
            <PackedPolicySize> 6 </PackedPolicySize>
            <SourceIdentity></SourceIdentity>
          </AssumeRoleResult>
          <ResponseMetadata><RequestId>c6104cbe-af31-11e0-8154-cbc7ccf896c7</RequestId></ResponseMetadata>
        </AssumeRoleResponse>
        """;

    private const string Identity =
        "<GetCallerIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><GetCallerIdentityResult>" +
        "<Arn>arn:aws:iam::1:user/u</Arn><UserId>AIDA</UserId><Account>111122223333</Account>" +
        "</GetCallerIdentityResult><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata>" +
        "</GetCallerIdentityResponse>";

    public static IReadOnlyDictionary<string, Answer[]> Json { get; } = new Dictionary<string, Answer[]>
    {
        ["everything at once"] = [Answer.Json(Everything)],
        ["an empty object"] = [Answer.Json("{}")],
        ["nulls"] = [Answer.Json("""{"Parameter":null,"Document":null,"DocumentIdentifiers":null,"NextToken":null}""")],
        ["two pages"] =
        [
            Answer.Json("""{"NextToken":"a+b/c=","DocumentIdentifiers":[{"Name":"one"}]}"""),
            Answer.Json("""{"NextToken":"","DocumentIdentifiers":[]}"""),
        ],
        ["throttled"] = [Answer.JsonError(HttpStatusCode.BadRequest, "ThrottlingException", "Rate exceeded")],
        ["declared, code differs from class"] =
            [Answer.JsonError(HttpStatusCode.BadRequest, "ParameterNotFound", "gone")],
        ["declared, with a namespace"] =
            [Answer.JsonError(HttpStatusCode.BadRequest, "com.amazonaws.ssm#InvalidDocument", "no such document")],
        ["declared, with a member"] =
        [
            new(HttpStatusCode.BadRequest, """{"__type":"InvalidDocument","Message":"upper case","Extra":[1]}"""),
        ],
        ["type in the header"] =
        [
            new(HttpStatusCode.BadRequest, """{"message":"m"}""") { ErrorType = "ParameterAlreadyExists:http://x/" },
        ],
        ["server error without a body"] = [new(HttpStatusCode.InternalServerError, "")],
        ["server error that is no JSON"] = [new(HttpStatusCode.ServiceUnavailable, "<html>busy</html>", "text/html")],
    };

    public static IReadOnlyDictionary<string, Answer[]> Xml { get; } = new Dictionary<string, Answer[]>
    {
        ["a role"] = [Answer.Xml(Role)],
        ["an identity"] = [Answer.Xml(Identity)],
        ["no result"] = [Answer.Xml("<AssumeRoleResponse><ResponseMetadata/></AssumeRoleResponse>")],
        ["xml throttled"] = [Answer.XmlError(HttpStatusCode.BadRequest, "Throttling", "Rate exceeded")],
        ["xml declared, code differs from class"] =
            [Answer.XmlError(HttpStatusCode.BadRequest, "MalformedPolicyDocument", "bad &lt;policy&gt;")],
        ["xml declared"] = [Answer.XmlError(HttpStatusCode.Forbidden, "RegionDisabledException", "not enabled")],
        ["xml unknown code"] = [Answer.XmlError(HttpStatusCode.Forbidden, "AccessDenied", "no")],
        ["xml error without a body"] = [new(HttpStatusCode.BadGateway, "", "text/xml")],
    };
}
