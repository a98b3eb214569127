using PciAutoHeal.Core.Faults;
using PciAutoHeal.Testing;

namespace PciAutoHeal.Scenarios.Tests.Matrix;

public sealed class FaultMatrixTests(FaultMatrix matrix) : IClassFixture<FaultMatrix>
{
    [Fact]
    public void Every_trouble_at_every_step_ends_well_or_stops_with_a_reason_that_names_it() =>
        string.Join("\n", matrix.Complaints.Order(StringComparer.Ordinal)).Should().BeEmpty();

    [Fact]
    public void Every_kind_of_fault_is_a_row() =>
        Trouble.All.Select(t => t.Fault).OfType<FaultKind>().Should().BeEquivalentTo(Enum.GetValues<FaultKind>());

    [Fact]
    public void The_table_in_the_docs_is_what_happens() =>
        Golden.MatchesDocument(FaultMatrixText.Of(matrix.Find), "docs/fault-matrix.md");
}
