using System.Text.Json.Nodes;

namespace PciAutoHeal.Asl.Tests.Interpreter;

public sealed class EventTests
{
    [Fact]
    public void The_flow_tells_its_story_in_its_own_words()
    {
        var failed = false;
        var host = new VirtualHost(Machines.Of("""
            "Plan": { "Type": "Pass", "Result": ["a", "b"], "Next": "Each" },
            "Each": { "Type": "Map", "MaxConcurrency": 1, "End": true, "ItemProcessor": { "StartAt": "Do", "States": {
              "Do": { "Type": "Task", "Resource": "Do", "End": true,
                "Retry": [{ "ErrorEquals": ["Boom"], "IntervalSeconds": 3 }] } } } }
            """), call =>
        {
            var fails = !failed && call.Input!.GetValue<string>() == "b";
            failed |= fails;
            return fails ? new Answer(null, "Boom", "bang") : new Answer(call.Input?.DeepClone());
        });

        host.Run(new JsonObject());

        host.Events.Select(Tell).Should().Equal(
            "0 ExecutionStarted Plan",
            "0 StateEntered Plan",
            "0 StateExited Plan",
            "0 StateEntered Each",
            "0 FanOutStarted Each",
            "0 ItemStarted Each[0]/Do",
            "0 StateEntered Each[0]/Do",
            "0 TaskScheduled Each[0]/Do",
            "0 TaskSucceeded Each[0]/Do",
            "0 StateExited Each[0]/Do",
            "0 ItemSucceeded Each[0]/Do",
            "0 ItemStarted Each[1]/Do",
            "0 StateEntered Each[1]/Do",
            "0 TaskScheduled Each[1]/Do",
            "0 TaskFailed Each[1]/Do Boom: bang",
            "0 RetryScheduled Each[1]/Do Boom: bang",
            "3 TaskScheduled Each[1]/Do",
            "3 TaskSucceeded Each[1]/Do",
            "3 StateExited Each[1]/Do",
            "3 ItemSucceeded Each[1]/Do",
            "3 FanOutSucceeded Each",
            "3 StateExited Each",
            "3 ExecutionSucceeded Each");
    }

    [Fact]
    public void Every_event_is_told_once()
    {
        var interpreter = new AslInterpreter(Machines.Of("""
            "A": { "Type": "Task", "Resource": "Work", "End": true }
            """));
        var execution = interpreter.Start("test", "x", null, VirtualHost.Start);

        interpreter.Advance(execution, VirtualHost.Start).Events.Should().HaveCount(3);
        interpreter.Advance(execution, VirtualHost.Start).Events.Should().BeEmpty();
    }

    private static string Tell(ExecutionEvent e)
    {
        var place = e.Path.Length == 0 ? e.State : $"{e.Path}/{e.State}";
        var error = e.Error is null ? "" : $" {e.Error}: {e.Cause}";
        return $"{(e.At - VirtualHost.Start).TotalSeconds} {e.Kind} {place}{error}";
    }
}
