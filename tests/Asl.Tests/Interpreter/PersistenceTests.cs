using System.Text.Json.Nodes;
using CsCheck;

namespace PciAutoHeal.Asl.Tests.Interpreter;

public sealed class PersistenceTests
{
    [Fact]
    public void Saving_and_loading_between_any_two_steps_changes_nothing() =>
        RandomMachines.Machine.Sample(machine =>
        {
            var straight = Host(machine, execution => execution);
            var interrupted = Host(machine, execution => Execution.FromJson(execution.ToJson()));

            var expected = straight.Run(machine.Input);
            var actual = interrupted.Run(machine.Input);

            actual.ToJson().Should().Be(expected.ToJson());
            interrupted.Now.Should().Be(straight.Now);
            interrupted.Calls.Select(Signature).Should().Equal(straight.Calls.Select(Signature));
        }, iter: 150);

    [Fact]
    public void A_kill_before_an_answer_offers_the_same_work_again() =>
        Gen.Select(RandomMachines.Machine, Gen.Int[0, 20]).Sample((machine, survived) =>
        {
            var steps = 0;
            VirtualHost host = null!;
            host = Host(machine, execution =>
            {
                if (steps++ == survived && execution.Status == ExecutionStatus.Running)
                    OfferTwice(host, execution.ToJson());
                return execution;
            });

            host.Run(machine.Input);
        }, iter: 150);

    private static void OfferTwice(VirtualHost host, string saved)
    {
        var (first, second) = (Execution.FromJson(saved), Execution.FromJson(saved));

        var offered = host.Interpreter.Advance(first, host.Now).Calls.Select(Signature).ToList();
        var afterDeath = Execution.FromJson(first.ToJson());

        host.Interpreter.Advance(second, host.Now).Calls.Select(Signature).Should().Equal(offered);
        host.Interpreter.Advance(afterDeath, host.Now).Calls.Select(Signature).Should().Equal(offered);
        afterDeath.ToJson().Should().Be(first.ToJson());
    }

    [Fact]
    public void The_text_is_the_same_after_a_round_trip() =>
        RandomMachines.Machine.Sample(machine => Host(machine, execution =>
        {
            var text = execution.ToJson();
            Execution.FromJson(text).ToJson().Should().Be(text);
            return execution;
        }).Run(machine.Input), iter: 60);

    [Theory]
    [InlineData("", "*not a saved execution*")]
    [InlineData("[]", "*expected an object*")]
    [InlineData("""{ "schema": 2 }""", "*schema 1, not 2*")]
    [InlineData("""{ "schema": 1, "status": "Running" }""", "*'execution' is missing*")]
    public void What_is_no_saved_execution_is_refused(string text, string message)
    {
        var act = () => Execution.FromJson(text);

        act.Should().Throw<AslException>().WithMessage(message);
    }

    [Fact]
    public void A_saved_state_that_is_no_longer_in_the_definition_is_refused_loudly()
    {
        var old = new AslInterpreter(Machines.Of("""
            "Old": { "Type": "Wait", "Seconds": 5, "End": true }
            """));
        var execution = old.Start("test", "x", null, VirtualHost.Start);
        old.Advance(execution, VirtualHost.Start);
        var renamed = new AslInterpreter(Machines.Of("""
            "New": { "Type": "Wait", "Seconds": 5, "End": true }
            """));

        var act = () => renamed.Advance(Execution.FromJson(execution.ToJson()), VirtualHost.Start.AddSeconds(5));

        act.Should().Throw<AslException>().WithMessage("*no state 'Old'*");
    }

    [Fact]
    public void Numbers_and_texts_survive_exactly()
    {
        const string input = """{"n":[1.10,1E400,12345678901234567890.123456789,-0.0],"t":"Grüße 🚀 \" \\ \u0001 <&>"}""";
        var interpreter = new AslInterpreter(Machines.Of("""
            "W": { "Type": "Wait", "Seconds": 5, "End": true }
            """));
        var execution = interpreter.Start("test", "x", JsonNode.Parse(input), VirtualHost.Start);

        var loaded = Execution.FromJson(Execution.FromJson(execution.ToJson()).ToJson());

        loaded.Input!.ToJsonString().Should().Be(JsonNode.Parse(input)!.ToJsonString());
    }

    private static VirtualHost Host(RandomMachine machine, Func<Execution, Execution> between) =>
        new(machine.Machines, machine.Answer) { Between = between };

    private static string Signature(TaskCall call) =>
        $"{call.CallId} {call.Resource} {call.Input?.ToJsonString()} {call.TaskToken} {call.Deadline} {call.Path}";
}
