using PciAutoHeal.Functions;
using PciAutoHeal.Functions.Bootstrap;

return await LambdaProcess.RunAsync(
    FunctionEnvironment.OfProcess, Console.Out, TimeProvider.System, CancellationToken.None);
