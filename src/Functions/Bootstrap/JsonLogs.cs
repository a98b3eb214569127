using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace PciAutoHeal.Functions.Bootstrap;

/// <summary>
/// One JSON object a line, as Lambda's log format JSON has it; CloudWatch Logs Insights finds the fields.
/// </summary>
internal sealed class JsonLogs(TextWriter writer, LogLevel least, string function, TimeProvider clock) : ILoggerFactory
{
    private readonly Lock gate = new();

    public void AddProvider(ILoggerProvider provider) =>
        throw new NotSupportedException("Log lines go to standard output and nowhere else.");

    public ILogger CreateLogger(string categoryName) => new Line(this, categoryName.Split('.')[^1]);

    public void Dispose()
    {
    }

    private bool IsWanted(LogLevel level) => level >= least && level != LogLevel.None;

    private void Write(
        string category, LogLevel level, EventId id, string message, object? values, Exception? exception)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("timestamp", clock.GetUtcNow());
            json.WriteString("level", level.ToString());
            json.WriteString("function", function);
            json.WriteString("source", category);
            json.WriteNumber("event", id.Id);
            json.WriteString("message", message);
            foreach (var (name, value) in values as IReadOnlyList<KeyValuePair<string, object?>> ?? [])
            {
                if (name != "{OriginalFormat}")
                {
                    json.WriteString(name, value?.ToString());
                }
            }

            if (exception is not null)
            {
                json.WriteString("exception", exception.ToString());
            }

            json.WriteEndObject();
        }

        lock (gate)
        {
            writer.WriteLine(System.Text.Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length));
            writer.Flush();
        }
    }

    private sealed class Line(JsonLogs logs, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logs.IsWanted(logLevel);

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                logs.Write(category, logLevel, eventId, formatter(state, exception), state, exception);
            }
        }
    }
}
