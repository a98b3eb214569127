using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;
using Amazon.Util;

namespace PciAutoHeal.AwsSdk.Shapes;

#pragma warning disable CA1720 // Identifier contains type name: these are the words of the model files.
/// <summary>The scalar types a model line can name. Value types are nullable, as in the official clients.</summary>
public static class Scalars
{
    public static Shape<string> String { get; } = new ScalarShape<string, StringUnmarshaller>(
        StringUnmarshaller.Instance, (json, value) => json.WriteStringValue(value), StringUtils.FromString);

    public static Shape<int?> Int { get; } = new ScalarShape<int?, NullableIntUnmarshaller>(
        NullableIntUnmarshaller.Instance, (json, value) => json.WriteNumberValue(value!.Value), StringUtils.FromInt);

    public static Shape<long?> Long { get; } = new ScalarShape<long?, NullableLongUnmarshaller>(
        NullableLongUnmarshaller.Instance, (json, value) => json.WriteNumberValue(value!.Value), StringUtils.FromLong);

    public static Shape<bool?> Bool { get; } = new ScalarShape<bool?, NullableBoolUnmarshaller>(
        NullableBoolUnmarshaller.Instance, (json, value) => json.WriteBooleanValue(value!.Value), StringUtils.FromBool);

    public static Shape<double?> Double { get; } = new ScalarShape<double?, NullableDoubleUnmarshaller>(
        NullableDoubleUnmarshaller.Instance,
        (json, value) => json.WriteNumberValue(value!.Value),
        StringUtils.FromDouble);

    /// <summary>Epoch seconds in JSON, ISO 8601 in queries; always read as UTC.</summary>
    public static Shape<DateTime?> Timestamp { get; } = new ScalarShape<DateTime?, NullableDateTimeUnmarshaller>(
        NullableDateTimeUnmarshaller.Instance,
        (json, value) => json.WriteNumberValue(AWSSDKUtils.ConvertToUnixEpochSecondsDecimal(value!.Value)),
        StringUtils.FromDateTimeToISO8601WithOptionalMs);

    /// <summary>An idempotency token: when the caller gives none, every call gets a fresh one.</summary>
    public static Shape<string> Token { get; } = new TokenShape();
}
