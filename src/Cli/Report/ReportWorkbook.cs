using System.Globalization;
using MiniExcelLibs;
using PciAutoHeal.Cli.Output;

namespace PciAutoHeal.Cli.Report;

/// <summary>The workbook: a sheet for each thing that a person would filter on.</summary>
internal static class ReportWorkbook
{
    public static byte[] Write(ReportDocument report)
    {
        using var file = new MemoryStream();
        file.SaveAs(new Dictionary<string, object>
        {
            ["Rollout"] = Sheet.Of(Facts(report), ("What", it => it.What), ("Value", it => it.Value)),
            ["Targets"] = Targets(report),
            ["Waves"] = Sheet.Of(
                report.Waves,
                ("Wave", it => it.Number),
                ("Name", it => it.Name),
                ("State", it => it.State),
                ("Accounts", it => it.Accounts),
                ("Targets", it => string.Join(", ", it.Targets.Select(count => $"{count.Value} {count.Key}")))),
            ["Timeline"] = Sheet.Of(
                report.Timeline, ("At", it => it.At), ("Wave", it => it.Wave), ("Event", it => it.Event), ("Detail", it => it.Detail)),
            ["Drift"] = Sheet.Of(
                report.Drift?.Items ?? [],
                ("Account", it => it.Account),
                ("Region", it => it.Region),
                ("Kind", it => it.Kind.ToString()),
                ("Subject", it => it.Subject),
                ("Expected", it => it.Expected),
                ("Actual", it => it.Actual),
                ("Cause", it => it.Cause),
                ("Since", it => Time(it.Since)),
                ("New", it => it.IsNew ? "yes" : "no")),
            ["Requirements"] = Sheet.Of(
                report.Coverage?.Requirements ?? [],
                ("Standard", it => $"PCI DSS {it.Standard}"),
                ("Requirement", it => it.Requirement),
                ("Heals by itself", it => it.Auto),
                ("After approval", it => it.Gated),
                ("By a person", it => it.Manual),
                ("Checked by", it => string.Join(", ", it.Rules))),
            ["Exceptions"] = Sheet.Of(
                report.Exceptions,
                ("Account", it => it.Account),
                ("Reason", it => it.Reason),
                ("Owner", it => it.Owner),
                ("Expires", it => it.Expires?.ToString("O", CultureInfo.InvariantCulture)),
                ("In force", it => it.InForce ? "yes" : "no")),
        });
        return file.ToArray();
    }

    private static IReadOnlyList<(string What, string Value)> Facts(ReportDocument report) =>
    [
        ("Rollout", report.Rollout.Id),
        ("State", report.Rollout.State),
        ("Reason", report.Rollout.Reason ?? ""),
        ("At", Time(report.At)!),
        ("Started", Time(report.Rollout.StartedAt)!),
        ("Started by", report.Rollout.StartedBy),
        ("Rehearsal", report.Rollout.IsRehearsal ? "yes" : "no"),
        ("Plan", report.Rollout.PlanHash ?? ""),
        ("Content", report.Rollout.Content),
        .. report.Summary.Select(count => ($"Targets {count.Key}", count.Value.ToString(CultureInfo.InvariantCulture))),
    ];

    private static object Targets(ReportDocument report)
    {
        var accounts = report.Accounts.ToDictionary(account => account.Id);
        return Sheet.Of(
            report.Targets,
            ("Account", it => it.Account),
            ("Name", it => accounts[it.Account].Name),
            ("Unit", it => accounts[it.Account].Unit),
            ("Region", it => it.Region),
            ("Wave", it => it.Wave),
            ("State", it => it.State),
            ("Content", it => it.Content),
            ("Code", it => it.ErrorCode),
            ("What AWS says", it => it.Error),
            ("Updated", it => Time(it.UpdatedAt)));
    }

    private static string? Time(DateTimeOffset? at) =>
        at?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
