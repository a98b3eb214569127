using System.Runtime.CompilerServices;
using Amazon.Runtime;

namespace PciAutoHeal.AwsSdk.Service;

/// <summary>Follows the token of one operation from page to page.</summary>
public sealed class Paginator<TRequest, TResponse>(
    TRequest request,
    Func<TRequest, CancellationToken, Task<TResponse>> call,
    Func<TRequest, string?> firstToken,
    Action<TRequest, string?> setToken,
    Func<TResponse, string?> nextToken) : IPaginator<TResponse>
    where TRequest : AmazonWebServiceRequest
{
    private int used;

    /// <summary>Once only: the request is changed on the way, so a second run would begin in the middle.</summary>
    public async IAsyncEnumerable<TResponse> PaginateAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (Interlocked.Exchange(ref used, 1) != 0)
        {
            throw new InvalidOperationException(
                "Paginator has already been consumed and cannot be reused. Please create a new instance.");
        }

        PaginatorUtils.SetUserAgentAdditionOnRequest(request);
        var token = firstToken(request);
        do
        {
            setToken(request, token);
            var response = await call(request, cancellationToken).ConfigureAwait(false);
            token = nextToken(response);
            cancellationToken.ThrowIfCancellationRequested();
            yield return response;
        }
        while (!string.IsNullOrEmpty(token));
    }
}
