using System.Text.Json.Nodes;
using CsCheck;
using PciAutoHeal.Simulation.Services.Iam;

namespace PciAutoHeal.Simulation.Tests.Wire;

public sealed class QueryWireTests : IDisposable
{
    private readonly World world = new();

    [Fact]
    public void Lists_of_structures_keep_their_numbered_order()
    {
        var tags = Enumerable.Range(0, 12).Select(n => new { Key = $"k{n:D2}", Value = $"v {n} & +%é" }).ToArray();

        world.Call("iam",
            "CreateRole", new { RoleName = "Tagged", AssumeRolePolicyDocument = """{"Statement":[]}""", Tags = tags });

        var role = world.Cloud.Organization.DelegatedAdministrator.Global<IamRoles>().Find("Tagged")!;
        role.Tags.Should().Equal(tags.Select(tag => KeyValuePair.Create(tag.Key, tag.Value)));
    }

    [Fact]
    public void Any_text_survives_the_form_and_the_XML() => Gen.String[Gen.Char[' ', '\ud7ff'], 0, 40].Sample(text =>
    {
        var role = $"R{Guid(text)}";
        world.Call("iam", "CreateRole", new { RoleName = role, AssumeRolePolicyDocument = """{"Statement":[]}""", Description = text });

        // A form field without text is a member that was not given, as far as a description goes.
        var back = world.Call("iam", "GetRole", new { RoleName = role }).Xml("Description");
        (back is [var description] ? description : "").Should().Be(text);
    }, iter: 200);

    [Theory]
    [InlineData("Action=CreateRole&RoleName=x&RoleName.member.1=y")]
    [InlineData("Action=CreateRole&Tags.member.x=1&AssumeRolePolicyDocument={}")]
    [InlineData("Action=ListRoles&MaxItems=many")]
    [InlineData("&&=&Action=ListRoles&MaxItems=0")]
    [InlineData("Action=ListRoles&Marker=%ZZ")]
    public void A_form_that_makes_no_sense_is_the_clients_error(string form)
    {
        var client = new RawClient(world.Handler, "AKIAADMIN", "us-east-1");
        using var request = new HttpRequestMessage(HttpMethod.Post, "http://simulated.aws.test/");
        request.Content = new StringContent(form, System.Text.Encoding.UTF8, "application/x-www-form-urlencoded");
        client.Sign(request, "iam");

        ((int)client.Send(request).Status).Should().Be(400);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("\"text\"")]
    public void A_body_that_is_no_object_is_the_clients_error(string body)
    {
        var client = new RawClient(world.Handler, "AKIAADMIN", "us-east-1");
        using var request = new HttpRequestMessage(HttpMethod.Post, "http://simulated.aws.test/");
        request.Content = new StringContent(body);
        request.Headers.Add("X-Amz-Target", "AmazonSSM.ListDocuments");
        client.Sign(request, "ssm");

        client.Send(request).Code.Should().Be("SerializationException");
    }

    [Fact]
    public void Members_without_a_value_are_not_sent()
    {
        var answer = world.Call("ssm", "ListDocuments").Json;

        answer
            .Should().BeEquivalentTo(new JsonObject { ["DocumentIdentifiers"] = new JsonArray() }, o => o.Using<JsonNode>(
            c => c.Subject.ToJsonString().Should().Be(c.Expectation.ToJsonString())).WhenTypeIs<JsonNode>());
    }

    public void Dispose() => world.Dispose();

    private static string Guid(string text) =>
        Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(text)) is { Length: > 60 } hex
        ? hex[..20] + Chance.Draw(1, text)
        : Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(text));
}
