using PciAutoHeal.Ledger.Tests.Contracts;
using PciAutoHeal.Ledger.Tests.Engines;

namespace PciAutoHeal.Ledger.Tests.DynamoDb;

public sealed class DynamoDbLocalRolloutLedgerTests(DynamoDbLocal engine) : RolloutLedgerContract(engine);

public sealed class DynamoDbLocalTargetLedgerTests(DynamoDbLocal engine) : TargetLedgerContract(engine);

public sealed class DynamoDbLocalArtifactStoreTests(DynamoDbLocal engine)
    : ArtifactStoreContract(engine, largest: 5_000_000);

public sealed class DynamoDbLocalLeasesTests(DynamoDbLocal engine) : LeasesContract(engine);

public sealed class DynamoDbLocalOperatorDeskTests(DynamoDbLocal engine) : OperatorDeskContract(engine);

public sealed class DynamoDbLocalCrowdTests(DynamoDbLocal engine) : CrowdContract(engine);
