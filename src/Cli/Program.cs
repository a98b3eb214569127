using PciAutoHeal.Cli;

return await CliApp.RunAsync(args, CliIo.OfProcess(), CancellationToken.None);
