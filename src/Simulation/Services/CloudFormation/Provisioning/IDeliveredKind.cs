namespace PciAutoHeal.Simulation.Services.CloudFormation.Provisioning;

/// <summary>
/// A type whose resources can come to a place all at once, unopened. Whatever is not quite plain is refused here and
/// made one by one.
/// </summary>
internal interface IDeliveredKind : IResourceKind
{
    /// <summary>Whether what a stack has there, if anything, can become what is wanted, if anything.</summary>
    bool Accepts(Place place, ResourceGroup? old, ResourceGroup? wanted);

    void Deliver(Place place, ResourceGroup? wanted);

    /// <summary>
    /// Makes what was delivered to a stack's place ordinary resources, for who works on them one by one.
    /// </summary>
    void OpenAll(Place place);

    /// <summary>
    /// The resources of a stack that may differ from what was delivered; null when nothing was delivered.
    /// </summary>
    IReadOnlyList<StackResource>? Touched(Place place);
}
