using Amazon.Runtime;
using Amazon.Runtime.Internal;
using PciAutoHeal.AwsSdk.Protocols;

namespace PciAutoHeal.AwsSdk.Service;

/// <summary>What every operation of a service shares.</summary>
/// <param name="Name">The namespace of the client, which AWSSDK.Core uses as the name of the service.</param>
/// <param name="Version">The API version, such as 2016-11-28.</param>
/// <param name="Protocol">How requests are written and answers read.</param>
/// <param name="NewException">Makes the exception for an error code that an operation does not declare.</param>
public sealed record ServiceModel(
    string Name,
    string Version,
    Protocol Protocol,
    Func<ErrorResponse, AmazonServiceException> NewException);
