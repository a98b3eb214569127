using System.Net;
using CsCheck;

namespace PciAutoHeal.Simulation.Tests.Wire;

/// <summary>
/// Whatever a stranger sends is answered, and what cannot be meant is the stranger's error, not ours.
/// </summary>
public sealed class FuzzTests : IDisposable
{
    private static readonly Gen<string> Junk = Gen.OneOf(
        Gen.String,
        Gen.Const("\ud800"),
        Gen.Const("\u0001\u0000"),
        Gen.Const("arn:aws:iam::١٢٣٤٥٦٧٨٩٠١٢:role/x"),
        Gen.Const("-1"),
        Gen.Const("99999999999999999999"));

    private static Gen<string> OneOf(params string[] words) => Gen.Int[0, words.Length - 1].Select(n => words[n]);

    private readonly World world = new();

    [Fact]
    public void Any_bytes_as_a_JSON_body() =>
        Gen.Select(OneOf("ListDocuments", "CreateDocument", "PutParameter", "GetParameters"), Gen.Byte.Array).Sample((operation, bytes) =>
            Send("ssm", new ByteArrayContent(bytes), $"AmazonSSM.{operation}")
                .Should().BeOneOf(HttpStatusCode.OK, HttpStatusCode.BadRequest));

    [Theory]
    [InlineData("""{"Name":"a","Name":"b"}""")]
    [InlineData("""{"Name":"\ud800"}""")]
    [InlineData("""{"Filters":[{"Key":{"deep":1}}]}""")]
    [InlineData("""{"Filters":"text"}""")]
    [InlineData("""{"MaxResults":1e99}""")]
    public void JSON_that_is_odd(string body) =>
        Send("ssm", new StringContent(body), "AmazonSSM.ListDocuments").Should().Be(HttpStatusCode.BadRequest);

    [Fact]
    public void Any_values_in_a_form() =>
        Gen.Select(OneOf("AssumeRole", "GetCallerIdentity"), Junk, Junk).Sample((operation, one, two) =>
            ((int)Send("sts", new FormUrlEncodedContent(
            [
                new("Action", operation), new("RoleArn", one), new("RoleSessionName", two), new(one, two),
            ]), null)).Should().BeLessThan(500));

    [Fact]
    public void Any_path_and_query_of_S3() =>
        Gen.Select(OneOf("GET", "PUT", "HEAD", "DELETE", "POST"), Junk, Junk, Gen.Byte.Array).Sample((method, path, query, body) =>
        {
            using var request = new HttpRequestMessage(new(method),
                $"http://simulated.aws.test/{Uri.EscapeDataString(Utf(path))}?{Uri.EscapeDataString(Utf(query))}=1&max-keys=-1");
            request.Content = new ByteArrayContent(body);
            var client = new RawClient(world.Handler, "AKIAADMIN", "us-east-1");
            client.Sign(request, "s3");
            ((int)client.Send(request).Status).Should().Match(status => status < 500 || status == 501);
        });

    public void Dispose() => world.Dispose();

    private static string Utf(string text) =>
        System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text));

    private HttpStatusCode Send(string service, HttpContent content, string? target)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "http://simulated.aws.test/") { Content = content };
        if (target is not null)
        {
            request.Headers.Add("X-Amz-Target", target);
        }

        var client = new RawClient(world.Handler, "AKIAADMIN", "us-east-1");
        client.Sign(request, service);
        return client.Send(request).Status;
    }
}
