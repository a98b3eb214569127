using System.Net.Http.Headers;

namespace PciAutoHeal.AwsSdk.Tests.Wire;

/// <summary>The far end of the wire: keeps what was asked, gives the answers in turn, the last one for ever.</summary>
internal sealed class WireTap(params Answer[] answers) : HttpMessageHandler
{
    public List<Recorded> Requests { get; } = [];

    public Recorded Only => Requests.Should().ContainSingle().Subject;

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = answers[Math.Min(Requests.Count, answers.Length - 1)];
        Requests.Add(await Recorded.FromAsync(request, cancellationToken));
        var response = new HttpResponseMessage(answer.Status) { Content = new StringContent(answer.Body) };
        response.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(answer.ContentType);
        response.Headers.Add("x-amzn-RequestId", Answer.RequestId);
        if (answer.ErrorType is { } type)
        {
            response.Headers.Add("x-amzn-ErrorType", type);
        }

        return response;
    }
}
