using PciAutoHeal.Ledger.Tests.Contracts;
using PciAutoHeal.Ledger.Tests.Engines;

namespace PciAutoHeal.Ledger.Tests.DynamoDb;

// Without the crowd: moto takes a transaction back by restoring a copy of all tables, other writers' work included.

public sealed class MotoRolloutLedgerTests(MotoServer engine) : RolloutLedgerContract(engine);

public sealed class MotoTargetLedgerTests(MotoServer engine) : TargetLedgerContract(engine);

public sealed class MotoArtifactStoreTests(MotoServer engine) : ArtifactStoreContract(engine, largest: 2_000_000);

public sealed class MotoLeasesTests(MotoServer engine) : LeasesContract(engine);

public sealed class MotoOperatorDeskTests(MotoServer engine) : OperatorDeskContract(engine);
