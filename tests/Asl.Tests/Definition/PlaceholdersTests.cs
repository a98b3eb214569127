namespace PciAutoHeal.Asl.Tests.Definition;

public sealed class PlaceholdersTests
{
    private const string Json = """
        { "StartAt": "A", "States": { "A": { "Type": "Task", "Resource": "${PlanWaves}", "End": true,
          "Parameters": { "text": "x ${Other} ${PlanWaves}", "list": ["${Other}", 1.50, null] } } } }
        """;

    [Fact]
    public void They_are_found_once_each() => Placeholders.In(Json).Should().Equal("PlanWaves", "Other");

    [Fact]
    public void They_are_filled_wherever_they_stand_in_a_text()
    {
        var values = new Dictionary<string, string> { ["PlanWaves"] = "arn:\"quoted\"", ["Other"] = "$&" };

        var task = (TaskState)StateMachine.Parse("test", Json, values).States[0];

        task.Resource.Name.Should().Be("arn:\"quoted\"");
        task.Source.Need("Parameters").Need("text").Text().Should().Be("x $& arn:\"quoted\"");
        task.Source.Need("Parameters").Need("list").Element.GetRawText().Should().Be("[\"$\\u0026\",1.50,null]");
    }

    [Fact]
    public void One_without_a_value_is_refused_with_its_place()
    {
        var act = () => StateMachine.Parse("test", Json, new Dictionary<string, string> { ["PlanWaves"] = "x" });

        act.Should().Throw<AslException>().WithMessage("*Parameters.text*${Other}*");
    }

    [Fact]
    public void Without_values_they_stay() =>
        ((TaskState)StateMachine.Parse("test", Json).States[0]).Resource.Name.Should().Be("${PlanWaves}");
}
