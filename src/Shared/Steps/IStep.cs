namespace PciAutoHeal.Steps;

/// <summary>One step of a flow: it gathers, decides and tells. The same class runs in every host.</summary>
public interface IStep<in TInput, TOutput>
{
    Task<TOutput> RunAsync(TInput input, CancellationToken ct);
}
