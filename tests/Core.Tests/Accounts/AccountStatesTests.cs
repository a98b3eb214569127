using System.Text.Json;
using CsCheck;
using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Core.Tests.Accounts;

public sealed class AccountStatesTests
{
    [Fact]
    public void Every_state_has_a_word_that_reads_back() =>
        Gen.Enum<AccountState>().Sample(state => AccountStates.Parse(state.Word()) == state);

    [Fact]
    public void JSON_uses_the_same_words() =>
        Gen.Enum<AccountState>().Sample(state => JsonSerializer.Serialize(state) == $"\"{state.Word()}\"");

    [Theory]
    [InlineData("active")]
    [InlineData("DELETED")]
    [InlineData("")]
    [InlineData(null)]
    public void A_word_nobody_knows_is_never_active(string? word) =>
        AccountStates.Parse(word).Should().Be(AccountState.Unknown);

    [Fact]
    public void Nothing_may_be_deployed_by_default() => default(AccountState).Should().Be(AccountState.Unknown);
}
