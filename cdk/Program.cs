using PciAutoHeal.Cdk;

var root = RepositoryRoot.Find(Environment.CurrentDirectory);
try
{
    var settings = Settings.Read(args, Environment.GetEnvironmentVariable, root);
    foreach (var warning in Templates.Missing(settings))
    {
        await Console.Error.WriteLineAsync(warning);
    }

    foreach (var template in Templates.Synthesize(settings))
    {
        await Console.Out.WriteLineAsync(template);
    }

    return 0;
}
catch (FormatException e)
{
    await Console.Error.WriteLineAsync(e.Message + Environment.NewLine + Environment.NewLine + Settings.Usage);
    return 2;
}
