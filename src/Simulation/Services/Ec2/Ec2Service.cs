using System.Text.Json.Nodes;
using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Simulation.Services.Ec2;

/// <summary>EC2, as far as the regions of an account go.</summary>
internal sealed class Ec2Service : ISimulatedService
{
    private readonly Operations operations;

    public Ec2Service() => operations = new(this) { { "DescribeRegions", DescribeRegions } };

    public string SigningName => "ec2";

    public WireProtocol Protocol => WireProtocol.Ec2Query;

    public string XmlNamespace => "http://ec2.amazonaws.com/doc/2016-11-15/";

    public JsonObject Invoke(ApiCall call) => operations.Invoke(call);

    private static JsonObject DescribeRegions(ApiCall call)
    {
        var wanted = call.Texts("RegionName");
        if (wanted.FirstOrDefault(name => !AwsRegions.All(call.Cloud).Any(region => region.Value == name)) is { } unknown)
        {
            throw new ApiError("InvalidParameterValue", $"Invalid region names: [{unknown}]");
        }

        return new()
        {
            ["regionInfo"] = new JsonArray([.. AwsRegions.All(call.Cloud)
                .Where(region => call.Flag("AllRegions") == true || call.Account.IsEnabled(region))
                .Where(region => wanted.Count == 0 || wanted.Contains(region.Value))
                .Where(region => Passes(call, region))
                .Select(region => Shape(call.Account, region))]),
        };
    }

    private static JsonObject Shape(SimulatedAccount account, Region region) => new()
    {
        ["regionName"] = region.Value,
        ["regionEndpoint"] = $"ec2.{region}.amazonaws.com",
        ["optInStatus"] = AwsRegions.OptInStatus(account, region),
    };

    private static bool Passes(ApiCall call, Region region) => call.Objects("Filter").All(filter =>
        filter.Texts("Value") is var values && filter.Text("Name") switch
        {
            "region-name" => values.Contains(region.Value),
            "opt-in-status" => values.Contains(AwsRegions.OptInStatus(call.Account, region)),
            "endpoint" => values.Contains($"ec2.{region}.amazonaws.com"),
            var name => throw new ApiError("InvalidParameterValue", $"The filter '{name}' is invalid"),
        });
}
