using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.CDK;
using PciAutoHeal.Cdk.Stacks;
using Environment = System.Environment;

namespace PciAutoHeal.Cdk;

/// <summary>Makes every template of an installation. No account is asked anything.</summary>
public static class Templates
{
    // A service-managed stack set takes 51,200 bytes of template; white space would be a third of them.
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <returns>The templates' paths.</returns>
    public static IReadOnlyList<string> Synthesize(Settings settings)
    {
        // The version of Node is the builder's choice, and the banner about it hides what matters.
        Environment.SetEnvironmentVariable("JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION", "18,20,21,22,24");
        Environment.SetEnvironmentVariable("JSII_SILENCE_WARNING_UNTESTED_NODE_VERSION", "1");
        var output = Path.GetFullPath(settings.Output);
        var member = MemberTemplate(settings.Installation);
        var app = NewApp(output);
        new MemberStack(app, settings.Installation);
        new ManagementStack(app, settings.Installation, member);
        new AdministratorStack(app, settings);
        new AggregatorStack(app, settings.Installation);
        new PipelineStack(app, settings);
        return [.. app.Synth().Stacks.Select(stack => stack.TemplateFullPath).Order(StringComparer.Ordinal)];
    }

    /// <summary>What has to be published before the templates can be deployed.</summary>
    public static IEnumerable<string> Missing(Settings settings)
    {
        if (settings.Functions is null)
        {
            yield return "The Lambda executable was not published; the templates hold a placeholder that refuses to run. Publish it "
                + "with: make functions";
        }

        if (settings.CommandLine is null)
        {
            yield return "The command line was not published; the pipeline holds a placeholder that refuses to run. Publish it "
                + "with: dotnet publish src/Cli -c Release -r linux-x64 --self-contained -o artifacts/cli";
        }
    }

    private static string MemberTemplate(Installation installation)
    {
        var alone = NewApp(Path.Combine(Path.GetTempPath(), $"pciautoheal-member-{Environment.ProcessId}"));
        new MemberStack(alone, installation);
        var made = alone.Synth();
        try
        {
            return JsonNode.Parse(File.ReadAllText(made.Stacks[0].TemplateFullPath))!.ToJsonString(Compact);
        }
        finally
        {
            Directory.Delete(made.Directory, recursive: true);
        }
    }

    private static App NewApp(string output) => new(new AppProps
    {
        Outdir = output,
        AnalyticsReporting = false,
        TreeMetadata = false,
        // Templates are asked to be the same wherever they are made.
        Context = new Dictionary<string, object> { ["aws:cdk:disable-stack-trace"] = true, ["aws:cdk:enable-path-metadata"] = false },
    });
}
