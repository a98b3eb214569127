using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text;
using System.Text.Json;
using PciAutoHeal.Steps.Telemetry;

namespace PciAutoHeal.Aws.Telemetry;

/// <summary>
/// Collects the program's metrics and writes them in CloudWatch's embedded metric format: in Lambda a line on standard
/// output becomes metrics without a call. To be flushed at the end of each invocation, before the sandbox is frozen.
/// </summary>
public sealed class EmbeddedMetrics : IDisposable
{
    public const string Namespace = "PciAutoHeal";

    /// <summary>The most values that one metric of a line may have.</summary>
    private const int MostValues = 100;

    private readonly ConcurrentDictionary<(string Name, string Unit, string Tags), ConcurrentQueue<double>> seen = new();
    private readonly Dictionary<string, KeyValuePair<string, object?>[]> dimensions = new(StringComparer.Ordinal);
    private readonly MeterListener listener = new();
    private readonly TextWriter output;
    private readonly TimeProvider clock;

    public EmbeddedMetrics(TextWriter output, TimeProvider clock)
    {
        (this.output, this.clock) = (output, clock);
        listener.InstrumentPublished = (instrument, it) =>
        {
            if (instrument.Meter.Name == Traces.Name)
            {
                it.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.Start();
    }

    /// <summary>
    /// Writes what was measured since the last time: a line for each set of dimensions and hundred values.
    /// </summary>
    public void Flush()
    {
        // LINQ would copy what grows meanwhile by the count it had before; ToArray takes it as it is at one moment.
        foreach (var (key, values) in seen.ToArray().OrderBy(it => it.Key))
        {
            var all = new List<double>();
            while (values.TryDequeue(out var value))
            {
                all.Add(value);
            }

            IReadOnlyList<double> told = key.Name switch
            {
                _ when all.Count == 0 => [],
                "pciautoheal.targets" => [all[^1]],
                "pciautoheal.step.duration" => all,
                _ => [all.Sum()],
            };
            foreach (var part in told.Chunk(MostValues))
            {
                output.WriteLine(Line(key.Name, key.Unit, Tags(key.Tags), part));
            }
        }
    }

    public void Dispose() => listener.Dispose();

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var sorted = tags.ToArray();
        Array.Sort(sorted, (one, other) => string.CompareOrdinal(one.Key, other.Key));
        var name = string.Join(';', sorted.Select(tag => $"{tag.Key}={tag.Value}"));
        lock (dimensions)
        {
            dimensions.TryAdd(name, sorted);
        }

        seen.GetOrAdd((instrument.Name, instrument.Unit ?? "", name), static _ => new()).Enqueue(value);
    }

    private KeyValuePair<string, object?>[] Tags(string name)
    {
        lock (dimensions)
        {
            return dimensions[name];
        }
    }

    private string Line(string metric, string unit, KeyValuePair<string, object?>[] tags, double[] values)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteStartObject("_aws");
            json.WriteNumber("Timestamp", clock.GetUtcNow().ToUnixTimeMilliseconds());
            json.WriteStartArray("CloudWatchMetrics");
            json.WriteStartObject();
            json.WriteString("Namespace", Namespace);
            json.WriteStartArray("Dimensions");
            json.WriteStartArray();
            Array.ForEach(tags, tag => json.WriteStringValue(tag.Key));
            json.WriteEndArray();
            json.WriteEndArray();
            json.WriteStartArray("Metrics");
            json.WriteStartObject();
            json.WriteString("Name", metric);
            json.WriteString("Unit", unit == "s" ? "Seconds" : "Count");
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
            Array.ForEach(tags, tag => json.WriteString(tag.Key, $"{tag.Value}"));
            json.WriteStartArray(metric);
            Array.ForEach(values, json.WriteNumberValue);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }
}
