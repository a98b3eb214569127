using BenchmarkDotNet.Running;
using PciAutoHeal.Bench.Parts;

BenchmarkSwitcher.FromAssembly(typeof(Large).Assembly).Run(args, PartsConfig.Create());
