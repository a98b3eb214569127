namespace PciAutoHeal.Sqlite;

/// <summary>Numbers of the releases' hashes, within one transaction: a hash is as long as the rest of a row.</summary>
internal sealed class ContentNumbers(SqliteStatements db)
{
    private readonly Dictionary<string, long> known = new(StringComparer.Ordinal);

    public long Of(string hash)
    {
        if (!known.TryGetValue(hash, out var number))
        {
            db.Execute("INSERT INTO contents (hash) VALUES ($1) ON CONFLICT DO NOTHING", hash);
            known[hash] = number = db.First("SELECT id FROM contents WHERE hash = $1", row => row.Number(0), hash);
        }

        return number;
    }
}
