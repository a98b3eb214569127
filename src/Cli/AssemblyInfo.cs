using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("PciAutoHeal.Cli.Tests")]
