using System.IO.Compression;
using System.Text.Json.Nodes;
using YamlDotNet.Serialization;

namespace PciAutoHeal.Cli.Tests.Harness;

/// <summary>
/// Runs the commands of the pipeline's builds (cdk/Pipeline/*.yaml) as CodeBuild does: in one shell, with the variables
/// that the template gives them, in a copy of the content. S3 is a folder.
/// </summary>
public sealed class Pipeline
{
    private readonly Folder folder;
    private readonly string content;
    private readonly IReadOnlyDictionary<string, string> common;

    /// <param name="content">A checkout of the content repository.</param>
    public Pipeline(Folder folder, string content, string endpoint)
    {
        (this.folder, this.content) = (folder, content);
        var tools = Directory.CreateDirectory(folder.PathOf("tools")).FullName;
        File.Copy(Python.ScriptPath("pipeline_aws.sh"), Path.Combine(tools, "aws"));
        Zip(Directory.CreateDirectory(folder.PathOf("s3/tool")).FullName);
        common = new Dictionary<string, string>
        {
            ["PATH"] = $"{tools}:{Environment.GetEnvironmentVariable("PATH")}",
            ["S3_FOLDER"] = folder.PathOf("s3"),
            ["AWS_ENDPOINT_URL"] = endpoint,
            ["AWS_REGION"] = DeployedInstallation.Region,
            ["PCIAUTOHEAL_CLI"] = "s3://tool/cli.zip",
            ["PCIAUTOHEAL_EXTERNAL_ID"] = "pciautoheal",
            ["RELEASES"] = "releases",
            ["LEDGER"] = DeployedInstallation.Table,
            ["TEST_COMMAND"] = "",
        };
    }

    /// <summary>Runs a build, and says how it ended and which variables it exports.</summary>
    public async Task<(Ran Ran, IReadOnlyDictionary<string, string> Exported)> RunAsync(
        string build, params (string Name, string Value)[] variables)
    {
        var spec = Read(build);
        var temporary = Directory.CreateDirectory(folder.PathOf(build)).FullName;
        var exported = ((IEnumerable<object>?)spec.GetValueOrDefault("exported") ?? []).Cast<string>().ToList();
        var lines = ((IEnumerable<object>)spec["commands"]).Cast<string>()
            .Select(line => line.Replace("/tmp/", temporary + "/", StringComparison.Ordinal))
            .Concat(exported.Select(name => $"printf '%s=%s\\n' {name} \"${name}\" >> '{temporary}/exported'"));
        var script = folder.Write($"{build}.sh", "set -e\n" + string.Join('\n', lines) + "\n");
        var environment = common.Concat(variables.Select(v => KeyValuePair.Create(v.Name, v.Value)));
        await using var shell = Running.Start(
            "env", content, [.. environment.Select(v => $"{v.Key}={v.Value}"), "bash", script]);
        var ran = await shell.EndAsync();
        return (ran, ran.Exit == 0 && exported.Count > 0
            ? File.ReadLines(Path.Combine(temporary, "exported")).Select(line => line.Split('=', 2)).ToDictionary(l => l[0], l => l[1])
            : new Dictionary<string, string>());
    }

    /// <summary>The actions that the role of a build is granted, as the template has it.</summary>
    public static IReadOnlyList<string> GrantedTo(string role, string template)
    {
        var file = Checkout.PathOf("tests/Cdk.Tests/goldens", $"{template}.template.json");
        var properties = JsonNode.Parse(File.ReadAllText(file))!["Resources"]![role]!["Properties"]!;
        var documents = properties["PolicyDocument"] is { } own ? [own] : properties["Policies"]!.AsArray().Select(p => p!["PolicyDocument"]!);
        return
        [
            .. documents.SelectMany(d => d["Statement"]!.AsArray()).Select(s => s!["Action"]!)
                .SelectMany(a => a is JsonArray several ? several.Select(one => (string)one!) : [(string)a!]),
        ];
    }

    private static Dictionary<string, object> Read(string build)
    {
        var file = Checkout.PathOf("cdk/Pipeline", $"{build}.yaml");
        var spec = new Deserializer().Deserialize<Dictionary<object, object>>(File.ReadAllText(file));
        var phases = (Dictionary<object, object>)spec["phases"];
        var read = new Dictionary<string, object>
        {
            ["commands"] = new[] { "install", "build" }
                .SelectMany(phase => (List<object>)((Dictionary<object, object>)phases[phase])["commands"]).ToList(),
        };
        if (spec.TryGetValue("env", out var env) && ((Dictionary<object, object>)env).TryGetValue("exported-variables", out var names))
        {
            read["exported"] = names;
        }

        return read;
    }

    private static void Zip(string bucket)
    {
        using var zip = ZipFile.Open(Path.Combine(bucket, "cli.zip"), ZipArchiveMode.Create);
        using var writer = new StreamWriter(zip.CreateEntry("pciautoheal").Open());
        writer.Write($"#!/bin/sh\nexec '{Path.Combine(AppContext.BaseDirectory, "pciautoheal")}' \"$@\"\n");
    }
}
