using System.Globalization;
using Microsoft.AspNetCore.Http;
using PciAutoHeal.Functions.Tests.Lambda;
using PciAutoHeal.Runner;

namespace PciAutoHeal.Functions.Tests.Rehearsal;

/// <summary>The one clock of a rehearsal, for the processes that take part.</summary>
internal static class ClockServer
{
    public static Task<LoopbackServer> StartAsync(VirtualClock clock) => LoopbackServer.StartAsync(context =>
    {
        if (HttpMethods.IsPost(context.Request.Method))
        {
            var ticks = long.Parse(context.Request.Query["advance"].ToString(), CultureInfo.InvariantCulture);
            clock.Advance(TimeSpan.FromTicks(ticks));
        }

        return context.Response.WriteAsync(clock.GetUtcNow().UtcTicks.ToString(CultureInfo.InvariantCulture));
    });
}
