using PciAutoHeal.Ledger.Tests.Contracts;
using PciAutoHeal.Ledger.Tests.Engines;

namespace PciAutoHeal.Ledger.Tests.Sqlite;

public sealed class SqliteRolloutLedgerTests() : RolloutLedgerContract(new SqliteEngine());

public sealed class SqliteTargetLedgerTests() : TargetLedgerContract(new SqliteEngine());

public sealed class SqliteArtifactStoreTests() : ArtifactStoreContract(new SqliteEngine(), largest: 20_000_000);

public sealed class SqliteLeasesTests() : LeasesContract(new SqliteEngine());

public sealed class SqliteOperatorDeskTests() : OperatorDeskContract(new SqliteEngine());

public sealed class SqliteCrowdTests() : CrowdContract(new SqliteEngine());
