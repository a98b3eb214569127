using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using PciAutoHeal.AwsSdk.Tests.Wire;

namespace PciAutoHeal.AwsSdk.Tests.Twins.Official;

internal sealed class StsCalls : ITwinCalls
{
    public IReadOnlyDictionary<string, Func<WireTap, Task<object>>> All { get; } =
        new Dictionary<string, Func<WireTap, Task<object>>>
        {
            ["GetCallerIdentity"] = async tap =>
                await Client(tap).GetCallerIdentityAsync(new GetCallerIdentityRequest()),
            ["AssumeRole, the least"] = async tap => await Client(tap).AssumeRoleAsync(new AssumeRoleRequest
            {
                RoleArn = "arn:aws:iam::222233334444:role/PciAutoHeal",
                RoleSessionName = "rollout",
            }),
            ["AssumeRole, everything"] = async tap => await Client(tap).AssumeRoleAsync(new AssumeRoleRequest
            {
                RoleArn = "arn:aws:iam::222233334444:role/Pci+Auto Heal/ü",
                RoleSessionName = "rollout=1,2@x",
                DurationSeconds = 900,
                Policy = """{"Statement":[{"Effect":"Allow"}]}""",
                PolicyArns =
                [
                    new PolicyDescriptorType { Arn = "arn:aws:iam::aws:policy/A" },
                    new PolicyDescriptorType { Arn = "arn:aws:iam::aws:policy/B+C" },
                ],
                Tags = [new Tag { Key = "wave", Value = "1" }, new Tag { Key = "empty", Value = "" }],
                TransitiveTagKeys = ["wave", "empty"],
                ExternalId = "x/y",
                SourceIdentity = "me",
            }),
            ["AssumeRole, empty lists"] = async tap => await Client(tap).AssumeRoleAsync(new AssumeRoleRequest
            {
                RoleArn = "arn:aws:iam::222233334444:role/Pci",
                Tags = [],
                PolicyArns = [],
                TransitiveTagKeys = [],
            }),
            ["AssumeRole, more than nine of a list"] = async tap => await Client(tap).AssumeRoleAsync(
                new AssumeRoleRequest
                {
                    RoleArn = "arn:aws:iam::222233334444:role/Pci",
                    TransitiveTagKeys = [.. Enumerable.Range(1, 12).Select(n => $"key{n}")],
                }),
            ["DecodeAuthorizationMessage"] = async tap => await Client(tap).DecodeAuthorizationMessageAsync(
                new DecodeAuthorizationMessageRequest { EncodedMessage = "a/b+c==" }),
        };

#pragma warning disable CA1859 // Use the concrete type: callers of the SDK hold the interface, so it is tested.
    private static IAmazonSecurityTokenService Client(WireTap tap) => new AmazonSecurityTokenServiceClient(
        Tapped.Credentials, Tapped.Config<AmazonSecurityTokenServiceConfig>(tap));
}
