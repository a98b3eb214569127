using System.Net;
using System.Text.Json;
using Amazon.ConfigService;
using Amazon.ConfigService.Model;
using CsCheck;
using PciAutoHeal.AwsSdk.Tests.Wire;

namespace PciAutoHeal.AwsSdk.Tests.Clients;

public sealed class ConfigServiceClientTests
{
    private static readonly string[] Names =
        ["AccountId", "ConformancePackName", "Status", "ErrorCode", "ErrorMessage", "Unknown"];

    private static readonly Gen<Dictionary<string, object?>> Rows =
        Gen.Select(
            Gen.Shuffle(Names),
            Gen.String,
            Gen.Int.Array[0, 3],
            (names, text, numbers) => names.ToDictionary(
                name => name,
                name => name == "Unknown" ? Unknown(numbers) : text));

    [Fact]
    public async Task Names_in_camel_case_on_the_wire_are_plain_properties()
    {
        var tap = new WireTap(Answer.Json(""));

        await Client(tap).PutConfigurationRecorderAsync(new PutConfigurationRecorderRequest
        {
            ConfigurationRecorder = new ConfigurationRecorder
            {
                Name = "default",
                RoleARN = "arn:aws:iam::1:role/config",
                RecordingGroup = new RecordingGroup { AllSupported = true, IncludeGlobalResourceTypes = false },
            },
        });

        tap.Only.Body.Should().Be(
            """{"ConfigurationRecorder":{"name":"default",""" +
            """  "recordingGroup":{"allSupported":true,"includeGlobalResourceTypes":false},""".Trim() +
            """  "roleARN":"arn:aws:iam::1:role/config"}}""".Trim());
        tap.Only.Headers.Should().Contain("X-Amz-Target: StarlingDoveService.PutConfigurationRecorder")
            .And.Contain("Content-Type: application/x-amz-json-1.1");
        tap.Only.Scope.Should().Be("eu-west-1/config");
    }

    [Fact]
    public async Task An_empty_list_is_sent_and_an_unset_one_is_not()
    {
        var tap = new WireTap(Answer.Json("{}"));

        await Client(tap).PutOrganizationConformancePackAsync(new PutOrganizationConformancePackRequest
        {
            OrganizationConformancePackName = "PciAutoHeal",
            ExcludedAccounts = [],
        });

        tap.Only.Body.Should()
            .Be("""{"ExcludedAccounts":[],"OrganizationConformancePackName":"PciAutoHeal"}""");
    }

    [Fact]
    public void Any_page_reads_as_it_was_written() =>
        Rows.Array[0, 20].Sample(
            rows =>
            {
                var body = JsonSerializer.Serialize(
                    new { OrganizationConformancePackDetailedStatuses = rows, NextToken = "n" });

                var read = Client(new WireTap(Answer.Json(body)))
                    .GetOrganizationConformancePackDetailedStatusAsync(new()).GetAwaiter().GetResult();

                read.NextToken.Should().Be("n");
                read.OrganizationConformancePackDetailedStatuses
                    .Select(row => new[]
                    {
                        row.AccountId, row.ConformancePackName, row.Status.Value, row.ErrorCode, row.ErrorMessage,
                    })
                    .Should().BeEquivalentTo(
                        rows.Select(row => Enumerable.Repeat(JsonText(row["AccountId"]), 5)),
                        options => options.WithStrictOrdering());
            },
            iter: 200);

    [Fact]
    public async Task A_list_of_enumeration_values_is_text()
    {
        var tap = new WireTap(Answer.Json("""
            {"ConfigurationRecorders":[{"recordingGroup":{"resourceTypes":["AWS::S3::Bucket","New"]}}]}
            """));

        var answer = await Client(tap).DescribeConfigurationRecordersAsync(new DescribeConfigurationRecordersRequest());

        answer.ConfigurationRecorders.Single().RecordingGroup.ResourceTypes
            .Should().Equal(ResourceType.AWSS3Bucket.Value, "New");
    }

    [Theory]
    [InlineData("ResourceInUseException", typeof(ResourceInUseException))]
    [InlineData("NoSuchConformancePackException", typeof(NoSuchConformancePackException))]
    [InlineData("ThrottlingException", typeof(AmazonConfigServiceException))]
    public async Task Errors_have_the_type_of_their_code(string code, Type expected)
    {
        var tap = new WireTap(Answer.JsonError(HttpStatusCode.BadRequest, code, "m"));

        var thrown = await Record.ExceptionAsync(
            () => Client(tap).DeleteConformancePackAsync(new() { ConformancePackName = "p" }));

        thrown.Should().BeOfType(expected).And.BeAssignableTo<AmazonConfigServiceException>();
    }

    private static object? Unknown(int[] numbers) =>
        numbers.Length == 0 ? null : new { AccountId = "deeper", numbers, Rows = new[] { new { Status = "deeper" } } };

    private static string? JsonText(object? value) =>
        JsonSerializer.Deserialize<string>(JsonSerializer.Serialize(value));

    private static AmazonConfigServiceClient Client(WireTap tap) =>
        new(Tapped.Credentials, Tapped.Config<AmazonConfigServiceConfig>(tap));
}
