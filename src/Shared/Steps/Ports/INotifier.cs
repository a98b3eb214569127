using PciAutoHeal.Core.Rollouts;

namespace PciAutoHeal.Steps.Ports;

/// <summary>Tells people.</summary>
public interface INotifier
{
    /// <summary>Sends one message, and tries again a little where that helps.</summary>
    /// <exception cref="TerminalException">It was refused.</exception>
    /// <exception cref="TransientException">It did not get through.</exception>
    Task SendAsync(NotificationSpec channel, Notification what, CancellationToken ct);
}

/// <summary>What people are told; never a secret.</summary>
/// <param name="Key">The same for the same event, however often it is told.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">What happened and why.</param>
/// <param name="Command">What to do next; null when nothing is to be done.</param>
public sealed record Notification(string Key, NotificationTopic Topic, string Subject, string Text, string? Command)
{
    public string Plain => Command is null ? Text : $"{Text}\n\n{Command}";
}
