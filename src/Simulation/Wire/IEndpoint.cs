using System.Text.Json.Nodes;

namespace PciAutoHeal.Simulation.Wire;

/// <summary>One service on the wire: what a request asks for, and how an answer and a refusal look.</summary>
internal interface IEndpoint
{
    string SigningName { get; }

    ErrorCodes Codes { get; }

    /// <summary>Whether the service answers from one place, whatever regions an account has enabled.</summary>
    bool IsGlobal { get; }

    /// <summary>The operation and its input; an <see cref="ApiError"/> when the request makes no sense.</summary>
    (string Operation, JsonObject Input) Decode(WireRequest request);

    WireResponse Answer(WireRequest request, ApiCall call, string requestId);

    WireResponse Refuse(WireRequest request, ApiError error, string requestId);
}
