using System.Net;
using System.Text;
using Amazon.S3;
using Amazon.S3.Model;

namespace PciAutoHeal.Simulation.Tests.Services.S3;

public sealed class S3EndpointTests : IAsyncLifetime
{
    private const string Bucket = "content-release";

    private readonly World world = new();

    public async ValueTask InitializeAsync() => await world.S3().PutBucketAsync(Bucket, Ct);

    [Fact]
    public async Task What_the_SDK_puts_in_pieces_with_a_checksum_behind_is_stored_whole()
    {
        var content = string.Concat(Enumerable.Repeat("Resources: {}\n", 20_000));

        var put = await PutAsync("packs/large pack.yaml", content);
        using var got = await world.S3().GetObjectAsync(Bucket, "packs/large pack.yaml", Ct);

        using var reader = new StreamReader(got.ResponseStream);
        (await reader.ReadToEndAsync(Ct)).Should().Be(content);
        got.ETag.Should().Be(put.ETag);
        Stored("s3://content-release/packs/large pack.yaml").Should().Be(content);
    }

    [Theory]
    [InlineData("s3://content-release/a/b.yaml")]
    [InlineData("https://s3.eu-west-1.amazonaws.com/content-release/a/b.yaml")]
    [InlineData("https://content-release.s3.eu-west-1.amazonaws.com/a/b.yaml")]
    [InlineData("https://content-release.s3.amazonaws.com/a/b.yaml?versionId=null")]
    [InlineData("http://127.0.0.1:4566/content-release/a/b.yaml")]
    public async Task An_object_can_be_read_by_any_of_its_addresses(string url)
    {
        await PutAsync("a/b.yaml", "x");

        Stored(url).Should().Be("x");
    }

    [Theory]
    [InlineData("s3://content-release/none")]
    [InlineData("s3://other/a")]
    [InlineData("not an address")]
    public void Where_there_is_no_object_nothing_is_read(string url) => world.Cloud.ReadObject(url).Should().BeNull();

    [Fact]
    public async Task If_none_match_keeps_the_object_that_is_there()
    {
        await PutAsync("once", "first");

        var act = () => world.S3().PutObjectAsync(new() { BucketName = Bucket, Key = "once", ContentBody = "second", IfNoneMatch = "*" }, Ct);

        (await act.Should().ThrowAsync<AmazonS3Exception>())
            .Which.StatusCode.Should().Be(HttpStatusCode.PreconditionFailed);
        Stored("s3://content-release/once").Should().Be("first");
    }

    [Fact]
    public async Task Keys_are_listed_in_order_page_by_page()
    {
        foreach (var key in new[] { "b", "a/2", "a/1", "c" })
        {
            await PutAsync(key, key);
        }

        var pages = world.S3().Paginators.ListObjectsV2(new() { BucketName = Bucket, MaxKeys = 3 });

        List<string> keys = [];
        await foreach (var page in pages.Responses.WithCancellation(Ct))
        {
            keys.AddRange(page.S3Objects.Select(o => o.Key));
        }

        keys.Should().Equal("a/1", "a/2", "b", "c");
    }

    [Fact]
    public async Task A_part_of_an_object_can_be_read()
    {
        await PutAsync("digits", "0123456789");

        using var got = await world.S3().GetObjectAsync(new() { BucketName = Bucket, Key = "digits", ByteRange = new(2, 4) }, Ct);

        using var reader = new StreamReader(got.ResponseStream);
        (await reader.ReadToEndAsync(Ct)).Should().Be("234");
    }

    [Fact]
    public async Task Another_account_reads_what_the_policy_of_the_bucket_lets_it_read()
    {
        await PutAsync("shared", "x");
        var member = world.S3(await world.AssumeAsync(World.Alpha));
        var read = () => member.GetObjectAsync(Bucket, "shared", Ct);
        (await read.Should().ThrowAsync<AmazonS3Exception>()).Which.ErrorCode.Should().Be("AccessDenied");

        await world.S3().PutBucketPolicyAsync(Bucket, $$$"""
            {"Statement":[{"Effect":"Allow","Principal":{"AWS":"{{{World.Alpha}}}"},"Action":"s3:GetObject","Resource":"*"}]}
            """, Ct);

        await read.Should().NotThrowAsync();
        var write = () => member.PutObjectAsync(new() { BucketName = Bucket, Key = "shared", ContentBody = "y" }, Ct);
        (await write.Should().ThrowAsync<AmazonS3Exception>()).Which.ErrorCode.Should().Be("AccessDenied");
    }

    [Fact]
    public async Task A_bucket_name_belongs_to_one_account_of_all()
    {
        var member = world.S3(await world.AssumeAsync(World.Alpha));

        var act = () => member.PutBucketAsync(Bucket, Ct);

        (await act.Should().ThrowAsync<AmazonS3Exception>()).Which.ErrorCode.Should().Be("BucketAlreadyExists");
    }

    [Theory]
    [InlineData("5\r\nhello\r\n0\r\n\r\n", "hello")]
    [InlineData("5;chunk-signature=ab\r\nhello\r\n3;chunk-signature=cd\r\n-ho\r\n0;chunk-signature=ef\r\n\r\n", "hello-ho")]
    [InlineData("5\r\nhello\r\n0\r\nx-amz-checksum-crc32:NhCmhg==\r\n\r\n", "hello")]
    public void Pieces_are_put_together(string wire, string content)
    {
        PutRaw(wire).Status.Should().Be(HttpStatusCode.OK);

        Stored("s3://content-release/raw").Should().Be(content);
    }

    [Theory]
    [InlineData("5\r\nhello\r\n0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n", "BadDigest")]
    [InlineData("9\r\nhello\r\n0\r\n\r\n", "IncompleteBody")]
    [InlineData("hello", "IncompleteBody")]
    public void Broken_pieces_are_refused(string wire, string code)
    {
        PutRaw(wire).Code.Should().Be(code);

        world.Cloud.ReadObject("s3://content-release/raw").Should().BeNull();
    }

    public ValueTask DisposeAsync()
    {
        world.Dispose();
        return ValueTask.CompletedTask;
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Task<PutObjectResponse> PutAsync(string key, string content) =>
        world.S3().PutObjectAsync(new() { BucketName = Bucket, Key = key, InputStream = new MemoryStream(Encoding.UTF8.GetBytes(content)) }, Ct);

    private string? Stored(string url) =>
        world.Cloud.ReadObject(url) is { } bytes ? Encoding.UTF8.GetString(bytes.Span) : null;

    private WireAnswer PutRaw(string wire)
    {
        var client = new RawClient(world.Handler, "AKIAADMIN", "us-east-1");
        using var request = new HttpRequestMessage(HttpMethod.Put, $"http://simulated.aws.test/{Bucket}/raw");
        request.Content = new StringContent(wire, Encoding.UTF8, "text/plain");
        request.Headers.Add("x-amz-content-sha256", "STREAMING-UNSIGNED-PAYLOAD-TRAILER");
        client.Sign(request, "s3");
        return client.Send(request);
    }
}
