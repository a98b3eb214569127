using System.Security.Cryptography;
using System.Text;
using PciAutoHeal.Aws.Content;
using PciAutoHeal.Steps;

namespace PciAutoHeal.Aws.Tests.Content;

public sealed class ContentStoreTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_text_is_kept_under_its_hash_in_a_bucket_of_the_region()
    {
        using var world = new World();

        var kept = await world.Content.KeepAsync("packs", "grüezi", World.Ireland, Ct);

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("grüezi")));
        kept.S3Uri.Should().Be($"s3://pciautoheal-content-100000000002-eu-west-1/packs/{hash}.yaml");
        kept.HttpsUrl.Should()
            .StartWith("https://pciautoheal-content-100000000002-eu-west-1.s3.eu-west-1.amazonaws.com/packs/");
        Encoding.UTF8.GetString(world.Cloud.ReadObject(kept.S3Uri)!.Value.Span).Should().Be("grüezi");
        world.Cloud.ReadObject(kept.HttpsUrl).Should().NotBeNull();
    }

    [Fact]
    public async Task What_is_there_is_not_written_again()
    {
        using var world = new World();
        var store = world.Content;

        var first = await store.KeepAsync("packs", "text", World.Ireland, Ct);
        var again = await store.KeepAsync("packs", "text", World.Ireland, Ct);
        var another = await world.Content.KeepAsync("packs", "text", World.Ireland, Ct);

        again.Should().Be(first);
        another.Should().Be(first);
        world.Aws.Counters["s3:CreateBucket"].Should().Be(1);
        world.Aws.Counters["s3:PutObject"].Should().Be(3, "no bucket, then there, then there already");
    }

    [Fact]
    public async Task Each_region_has_its_own_bucket()
    {
        using var world = new World();

        var ireland = await world.Content.KeepAsync("packs", "text", World.Ireland, Ct);
        var virginia = await world.Content.KeepAsync("packs", "text", World.Virginia, Ct);

        virginia.S3Uri.Should().Be(ireland.S3Uri.Replace("eu-west-1", "us-east-1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_refused_bucket_is_terminal()
    {
        using var world = new World([new(Core.Faults.FaultKind.AccessDenied, Api: "s3:*")]);

        Func<Task> keep = async () => await world.Content.KeepAsync("packs", "text", World.Ireland, Ct);

        await keep.Should().ThrowAsync<TerminalException>();
    }

    [Theory]
    [InlineData(51_200, true)]
    [InlineData(51_201, false)]
    public void A_template_fits_up_to_its_limit_in_bytes(int bytes, bool fits)
    {
        ContentStore.FitsInline(new string('x', bytes)).Should().Be(fits);
        ContentStore.FitsInline(new string('é', (bytes / 2) + (bytes % 2))).Should().Be(fits);
    }
}
