using Spectre.Console;

namespace PciAutoHeal.Cli.Console;

/// <summary>
/// Says every tenth of the accounts that it is getting on; an organization of thousands takes minutes.
/// </summary>
internal static class BrakeProgress
{
    private const int WorthTelling = 50;

    public static Action<int>? On(IAnsiConsole people, int accounts)
    {
        var gate = new Lock();
        return accounts < WorthTelling ? null : done =>
        {
            if (done * 10 / accounts != (done - 1) * 10 / accounts)
            {
                lock (gate)
                {
                    people.MarkupLine($"[grey]{done} of {accounts} accounts[/]");
                }
            }
        };
    }
}
