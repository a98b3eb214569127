using PciAutoHeal.Steps.Notifications;

namespace PciAutoHeal.Steps.Tests.Notifications;

public sealed class RedactionTests
{
    [Theory]
    [InlineData("AKIAIOSFODNN7EXAMPLE is in it", "[key] is in it")]
    [InlineData("password: hunter2, and more", "password: [secret], and more")]
    [InlineData("\"SecretAccessKey\": \"wJalr/K7\"", "\"SecretAccessKey\": [secret]\"")]
    [InlineData("see https://b.s3.amazonaws.com/t.json?X-Amz-Signature=abc&x=1 there", "see https://b.s3.amazonaws.com/t.json?[query] there")]
    [InlineData("1 target of 57 failed, 0 allowed (0): 716072521782/eu-west-1: why?", "1 target of 57 failed, 0 allowed (0): 716072521782/eu-west-1: why?")]
    public void What_looks_like_a_key_is_taken_out_and_nothing_else(string text, string told) =>
        Redaction.Of(text).Should().Be(told);
}
