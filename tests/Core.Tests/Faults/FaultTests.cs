using PciAutoHeal.Core.Faults;

namespace PciAutoHeal.Core.Tests.Faults;

public sealed class FaultTests
{
    [Theory]
    [InlineData(10, 5, 9, false)]
    [InlineData(10, 5, 10, true)]
    [InlineData(10, 5, 14, true)]
    [InlineData(10, 5, 15, false)]
    [InlineData(10, null, 9, false)]
    [InlineData(10, null, 1_000_000, true)]
    [InlineData(0, null, 0, true)]
    public void A_fault_is_in_force_from_its_start_and_before_its_end(int at, int? lasts, int now, bool inForce) =>
        new Fault(
                FaultKind.PackSlow,
                At: TimeSpan.FromMinutes(at),
                For: lasts is { } minutes ? TimeSpan.FromMinutes(minutes) : null)
            .IsInForce(TimeSpan.FromMinutes(now)).Should().Be(inForce);
}
