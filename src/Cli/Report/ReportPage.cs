using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Scriban;
using Scriban.Runtime;

namespace PciAutoHeal.Cli.Report;

/// <summary>
/// One page that stands by itself. Its policy admits the one style and the one script that are in it, by their hashes,
/// and nothing else; every text of the report is data to that script, which never makes markup of it.
/// </summary>
internal static class ReportPage
{
    private const string Folder = "ReportPage/";

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,

        // Any letter as it is, but never one that means something to HTML: a name cannot end the script element.
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    private static readonly string[] Scripts =
        ["elements.js", "data.js", "filter.js", "list.js", "map.js", "targets.js", "waves.js", "sections.js", "main.js"];

    /// <param name="live">What a server calls this state of the report; null for a page that stands by itself and asks
    /// nobody.</param>
    public static string Write(ReportDocument report, string? live = null)
    {
        var style = Part("page.css");
        // A page that stands by itself holds nothing that could ask anybody.
        var scripts = live is null ? Scripts : [.. Scripts, "live.js"];
        var script = $"(() => {{\n\"use strict\";\n{string.Join('\n', scripts.Select(Part))}\n}})();\n";
        var model = new ScriptObject
        {
            ["title"] = report.Rollout.Id,
            ["style"] = style,
            ["style_hash"] = Hash(style),
            ["script"] = script,
            ["script_hash"] = Hash(script),
            ["data"] = Data(report),
            ["live"] = live,
        };
        var context = new TemplateContext { StrictVariables = true, LoopLimit = 0, LimitToString = 0 };
        context.PushGlobal(model);
        return Template.Parse(Part("page.html")).Render(context);
    }

    /// <summary>Names and units of accounts in columns, their targets packed; the rest as in the JSON.</summary>
    private static string Data(ReportDocument report) => JsonSerializer.Serialize(
        new
        {
            report = report with { Accounts = [], Targets = [] },
            ids = report.Accounts.Select(account => account.Id),
            names = report.Accounts.Select(account => account.Name),
            states = report.Accounts.Select(account => account.State),
            columns = ReportColumns.Of(report),
        },
        Options);

    private static string Hash(string text) =>
        $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";

    private static string Part(string name)
    {
        using var stream = typeof(ReportPage).Assembly.GetManifestResourceStream(Folder + name)
            ?? throw new InvalidOperationException($"{name} is not in the program.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
