using PciAutoHeal.Functions.Tests.Lambda;
using PciAutoHeal.Ledger.Tests.Engines;

[assembly: AssemblyFixture(typeof(DynamoDbLocal))]
[assembly: AssemblyFixture(typeof(PublishedExecutable))]
