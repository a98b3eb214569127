namespace PciAutoHeal.Ledger.Tests.Engines;

/// <summary>An independent implementation is not on this machine.</summary>
public sealed class PeerMissingException(string message, Exception? inner = null) : Exception(message, inner);
