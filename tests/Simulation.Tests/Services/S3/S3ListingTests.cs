using CsCheck;

namespace PciAutoHeal.Simulation.Tests.Services.S3;

public sealed class S3ListingTests
{
    private static readonly Gen<string[]> Keys = Gen.String[Gen.Char["ab/é "], 1, 6].Array[0, 30];

    [Fact]
    public void The_pages_together_are_the_keys_in_order() => Gen.Select(Keys, Gen.Int[1, 7]).Sample((keys, max) =>
    {
        using var world = Bucket(keys);
        List<string> listed = [];
        string? token = null;
        do
        {
            var page = List(world, $"list-type=2&max-keys={max}" + (token is null ? "" : $"&continuation-token={Uri.EscapeDataString(token)}"));
            listed.AddRange(page.Xml("Key"));
            token = page.Xml("NextContinuationToken") is [var next] ? next : null;
        }
        while (token is not null);

        listed.Should().Equal(keys.Distinct().Order(StringComparer.Ordinal));
    }, iter: 50);

    [Fact]
    public void A_delimiter_folds_what_lies_below() => Keys.Sample(keys =>
    {
        using var world = Bucket(keys);

        var page = List(world, "list-type=2&delimiter=/");

        var folded = keys.Where(key => key.Contains('/', StringComparison.Ordinal))
            .Select(key => key[..(key.IndexOf('/', StringComparison.Ordinal) + 1)]).ToHashSet();
        page.Xml("CommonPrefixes").Should().BeEquivalentTo(folded);
        page.Xml("Key").Should()
            .BeEquivalentTo(keys.Where(key => !key.Contains('/', StringComparison.Ordinal)).Distinct());
    }, iter: 50);

    [Theory]
    [InlineData("max-keys=-1")]
    [InlineData("max-keys=many")]
    [InlineData("list-type=2&continuation-token=%21")]
    public void A_list_that_makes_no_sense_is_refused(string query)
    {
        using var world = Bucket("a");

        List(world, query).Code.Should().Be("InvalidArgument");
    }

    private static World Bucket(params string[] keys)
    {
        var world = new World();
        var bucket = world.Cloud.Buckets.Create("bucket", World.Security, "us-east-1", World.Start);
        foreach (var key in keys)
        {
            bucket.Objects[key] = new Simulation.Services.S3.StoredObject(
                key, new byte[key.Length], "text/plain", World.Start);
        }

        return world;
    }

    private static WireAnswer List(World world, string query)
    {
        var client = new RawClient(world.Handler, "AKIAADMIN", "us-east-1");
        using var request = new HttpRequestMessage(HttpMethod.Get, $"http://simulated.aws.test/bucket?{query}");
        client.Sign(request, "s3");
        return client.Send(request);
    }
}
