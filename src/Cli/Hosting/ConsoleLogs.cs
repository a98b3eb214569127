using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace PciAutoHeal.Cli.Hosting;

/// <summary>Log lines on standard error, with <c>--verbose</c> only.</summary>
internal sealed class ConsoleLogs(TextWriter writer, TimeProvider clock) : ILoggerFactory
{
    private readonly Lock gate = new();

    public static ILoggerFactory Create(CliContext context) => context.Settings.Verbose
        ? new ConsoleLogs(context.Io.Error, context.Io.Clock)
        : NullLoggerFactory.Instance;

    public void AddProvider(ILoggerProvider provider) =>
        throw new NotSupportedException("Log lines go to standard error and nowhere else.");

    public ILogger CreateLogger(string categoryName) => new Line(categoryName.Split('.')[^1], writer, clock, gate);

    public void Dispose()
    {
    }

    private sealed class Line(string category, TextWriter writer, TimeProvider clock, Lock gate) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Debug;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var level = logLevel.ToString()[..4].ToLowerInvariant();
            var trace = exception is null ? "" : $"{Environment.NewLine}{exception}";
            lock (gate)
            {
                writer.WriteLine($"{clock.GetUtcNow():HH:mm:ss.fff} {level} {category}[{eventId.Id}] {formatter(state, exception)}{trace}");
            }
        }
    }
}
