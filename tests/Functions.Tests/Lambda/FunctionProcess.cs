using System.Diagnostics;
using System.Text;

namespace PciAutoHeal.Functions.Tests.Lambda;

/// <summary>
/// One function as Lambda runs it: a process of the published executable, with a Runtime API of its own.
/// </summary>
internal sealed class FunctionProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly StringBuilder said = new();

    private FunctionProcess(Process process, RuntimeApiServer api) => (this.process, Api) = (process, api);

    public RuntimeApiServer Api { get; }

    /// <summary>Its log.</summary>
    public string Said
    {
        get
        {
            lock (said)
            {
                return said.ToString();
            }
        }
    }

    public static async Task<FunctionProcess> StartAsync(
        string executable, string handler, IReadOnlyDictionary<string, string> environment)
    {
        var api = await RuntimeApiServer.StartAsync();
        var start = new ProcessStartInfo(executable) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Clear();
        start.Environment[FunctionSettings.HandlerVariable] = handler;
        start.Environment[FunctionSettings.RuntimeApiVariable] = api.HostAndPort;
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var function = new FunctionProcess(new Process { StartInfo = start, EnableRaisingEvents = true }, api);
        function.process.OutputDataReceived += (_, line) => function.Hear(line.Data);
        function.process.ErrorDataReceived += (_, line) => function.Hear(line.Data);
        function.process.Exited += (_, _) => api.Abandon($"{handler} has ended: {function.Said}");
        function.process.Start();
        function.process.BeginOutputReadLine();
        function.process.BeginErrorReadLine();
        return function;
    }

    public async Task<int> ExitCodeAsync(CancellationToken ct)
    {
        await process.WaitForExitAsync(ct);
        return process.ExitCode;
    }

    /// <summary>As when it runs out of memory: whoever waits hears that it has ended.</summary>
    public async Task KillAsync(CancellationToken ct)
    {
        process.Kill();
        await process.WaitForExitAsync(ct);
        Api.Abandon("signal: killed");
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        process.Dispose();
        await Api.DisposeAsync();
    }

    private void Hear(string? line)
    {
        lock (said)
        {
            said.AppendLine(line);
        }
    }
}
