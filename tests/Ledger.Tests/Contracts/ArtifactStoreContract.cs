using PciAutoHeal.Ledger.Tests.Engines;

namespace PciAutoHeal.Ledger.Tests.Contracts;

public abstract class ArtifactStoreContract(ILedgerEngine engine, int largest) : LedgerContract(engine)
{
    [Fact]
    public async Task Text_comes_back_as_it_was_whatever_its_size()
    {
        foreach (var size in new[] { 0, 1, 358_399, 358_400, 358_401, 1_000_000, largest }.Distinct())
        {
            var text = TextOf(size);

            await First.Artifacts.PutAsync($"rollouts/a/{size}.json", text, Ct);

            var found = await Second.Artifacts.FindAsync($"rollouts/a/{size}.json", Ct);
            (found == text).Should().BeTrue("a text of {0} bytes is kept", size);
        }
    }

    [Fact]
    public async Task An_absent_artifact_is_null()
    {
        await First.Artifacts.PutAsync("rollouts/a/plan.json", "{}", Ct);

        (await First.Artifacts.FindAsync("rollouts/a/plan", Ct)).Should().BeNull();
        (await First.Artifacts.FindAsync("rollouts/A/plan.json", Ct)).Should().BeNull();
    }

    [Fact]
    public async Task A_put_replaces_what_was_there_whichever_is_larger()
    {
        foreach (var text in new[] { "small", TextOf(900_000), "", TextOf(400_000), "small" })
        {
            await First.Artifacts.PutAsync("key", text, Ct);

            var found = await Second.Artifacts.FindAsync("key", Ct);
            (found == text).Should().BeTrue("the last put of {0} characters is read", text.Length);
        }
    }

    [Fact]
    public async Task Any_text_is_kept_exactly()
    {
        var longest = string.Concat(Enumerable.Repeat("🚦é", 120_000));
        foreach (var text in new[] { "nul\0inside", "größe 東京 🚦", "\r\n", "\uFEFFmark", longest })
        {
            await First.Artifacts.PutAsync("key", text, Ct);

            var found = await Second.Artifacts.FindAsync("key", Ct);
            (found == text).Should().BeTrue();
        }
    }

    private static string TextOf(int size) =>
        string.Create(size, size, (span, seed) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = (char)(' ' + ((i + seed) % 89));
            }
        });
}
