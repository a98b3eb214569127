using PciAutoHeal.Aws.Config;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Aws.Tests.Config;

public sealed class PackRowsTests
{
    [Theory]
    [InlineData("CREATE_SUCCESSFUL", PackRowStatus.Successful)]
    [InlineData("UPDATE_SUCCESSFUL", PackRowStatus.Successful)]
    [InlineData("CREATE_IN_PROGRESS", PackRowStatus.InProgress)]
    [InlineData("UPDATE_IN_PROGRESS", PackRowStatus.InProgress)]
    [InlineData("CREATE_FAILED", PackRowStatus.Failed)]
    [InlineData("UPDATE_FAILED", PackRowStatus.Failed)]
    [InlineData("DELETE_IN_PROGRESS", PackRowStatus.Deleting)]
    [InlineData("DELETE_SUCCESSFUL", PackRowStatus.Deleted)]
    [InlineData("DELETE_FAILED", PackRowStatus.DeleteFailed)]
    [InlineData("A_WORD_FROM_TOMORROW", PackRowStatus.InProgress)]
    [InlineData(null, PackRowStatus.InProgress)]
    public void Every_word_of_AWS_has_its_meaning(string? word, PackRowStatus status) =>
        PackRows.StatusOf(word).Should().Be(status);

    [Fact]
    public void Of_two_rows_of_an_account_the_later_page_is_right()
    {
        PackRow before = new(World.Alpha, PackRowStatus.InProgress, "p", World.Start, null, null);
        var after = before with { Status = PackRowStatus.Successful };

        PackRows.Distinct([before, before with { Account = World.Beta }, after]).Should()
            .Equal(after, before with { Account = World.Beta });
    }
}
