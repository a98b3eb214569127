namespace PciAutoHeal.Asl.Tests.Peers;

/// <summary>One process judges everything: it takes seconds to start.</summary>
[CollectionDefinition]
public sealed class PeersCollection : ICollectionFixture<IndependentJudges>;
