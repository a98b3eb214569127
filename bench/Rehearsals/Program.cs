using PciAutoHeal.Bench.Rehearsals;

if (Options.Parse(args) is not { } options)
{
    await Console.Error.WriteLineAsync(Options.Usage);
    return 2;
}

var folder = Directory.CreateTempSubdirectory("pciautoheal-bench-");
try
{
    var program = new CliProcess(options.Program, folder);
    await program.RunAsync(Workload.Baseline, CancellationToken.None); // warms the disk cache; not counted
    var baseline = await MeasureAsync(program, Workload.Baseline);
    var large = await MeasureAsync(program, Workload.Large(options.Accounts, options.Spec, options.Faults));
    var report = ReportText.Of(Path.GetFileName(Path.GetDirectoryName(options.Program)) ?? "", baseline, large);
    await Console.Out.WriteAsync(report);
    if (options.ResultsFile is { } file)
    {
        await File.WriteAllTextAsync(file, report);
    }

    return baseline.IsRepeatable && large.IsRepeatable ? 0 : 1;
}
catch (StoppedException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 3;
}
finally
{
    folder.Delete(recursive: true);
}

async Task<Series> MeasureAsync(CliProcess program, Workload workload)
{
    var runs = new List<Measurement>();
    for (var i = 0; i < options.Runs; i++)
    {
        runs.Add(await program.RunAsync(workload, CancellationToken.None));
        await Console.Error.WriteLineAsync($"{workload.Name} {i + 1}/{options.Runs}: {runs[^1].Seconds:F2} s");
    }

    return new(workload, runs);
}
