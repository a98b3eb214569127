using PciAutoHeal.Cdk.Tests.Templates;

// The first synthesis starts a JavaScript engine; one is enough.
[assembly: AssemblyFixture(typeof(Synthesis))]
