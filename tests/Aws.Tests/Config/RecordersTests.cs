using Amazon.ConfigService.Model;
using PciAutoHeal.Aws.Config;
using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Aws.Tests.Config;

public sealed class RecordersTests
{
    [Fact]
    public void A_services_own_recorder_is_not_the_customers()
    {
        ConfigurationRecorder[] recorders =
        [
            new() { Name = "AWSConfigurationRecorderForX", ServicePrincipal = "x.amazonaws.com" },
            new() { Name = "AWSConfigurationRecorderForY", RecordingScope = "INTERNAL" },
        ];

        Recorders.Of(World.Ireland, recorders, [Recording("AWSConfigurationRecorderForX")]).Should().BeNull();
        Recorders.Of(World.Ireland, [.. recorders, Named("default", null)], [Recording("default")])
            .Should().Be(new Recorder(World.Ireland, true, true, false));
    }

    [Fact]
    public void No_status_is_not_recording() =>
        Recorders.Of(World.Ireland, [Named("default", null)], null)!.Recording.Should().BeFalse();

    [Fact]
    public void No_recorder_is_none() => Recorders.Of(World.Ireland, null, null).Should().BeNull();

    public static TheoryData<string, RecordingGroup, bool, bool> Groups => new()
    {
        { "all and global", new() { AllSupported = true, IncludeGlobalResourceTypes = true }, true, true },
        { "all regional", new() { AllSupported = true }, true, false },
        { "some", new() { AllSupported = false, ResourceTypes = ["AWS::S3::Bucket"] }, false, false },
        { "empty", new(), false, false },
        { "strategy all", Strategy("ALL_SUPPORTED_RESOURCE_TYPES", global: true), true, true },
        { "all but one", Strategy("EXCLUSION_BY_RESOURCE_TYPES", excluded: ["AWS::EC2::Instance"]), false, true },
        { "all but users", Strategy("EXCLUSION_BY_RESOURCE_TYPES", excluded: ["AWS::IAM::User"]), false, false },
        { "all but nothing", Strategy("EXCLUSION_BY_RESOURCE_TYPES", excluded: []), true, true },
        { "only buckets", Strategy("INCLUSION_BY_RESOURCE_TYPES", included: ["AWS::S3::Bucket"]), false, false },
        {
            "only iam",
            Strategy("INCLUSION_BY_RESOURCE_TYPES", included: ["AWS::IAM::User", "AWS::IAM::Group", "AWS::IAM::Role", "AWS::IAM::Policy"]),
            false,
            true
        },
    };

    [Theory]
    [MemberData(nameof(Groups))]
    public void What_is_recorded_is_understood(string what, RecordingGroup group, bool all, bool global)
    {
        var recorder = Recorders.Of(World.Ireland, [Named("default", group)], [Recording("default")]);

        recorder.Should().Be(new Recorder(World.Ireland, true, all, global), what);
    }

    private static ConfigurationRecorder Named(string name, RecordingGroup? group) =>
        new() { Name = name, RecordingGroup = group };

    private static ConfigurationRecorderStatus Recording(string name) => new() { Name = name, Recording = true };

    private static RecordingGroup Strategy(
        string useOnly, bool? global = null, List<string>? excluded = null, List<string>? included = null) => new()
        {
            RecordingStrategy = new() { UseOnly = useOnly },
            IncludeGlobalResourceTypes = global,
            ExclusionByResourceTypes = excluded is null ? null : new() { ResourceTypes = excluded },
            ResourceTypes = included,
        };
}
