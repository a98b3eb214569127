using System.Text.Json.Nodes;
using Amazon.Lambda.Core;

namespace PciAutoHeal.Functions.Bootstrap;

/// <summary>A function as the loop sees it: JSON in, JSON out.</summary>
public delegate Task<JsonNode?> LambdaFunction(JsonNode? input, ILambdaContext context);
