using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("PciAutoHeal.Aws.Tests")]
