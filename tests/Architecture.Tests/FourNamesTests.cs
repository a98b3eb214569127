using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PciAutoHeal.Steps;

namespace PciAutoHeal.Architecture.Tests;

/// <summary>State = class = line of the catalog = function: grep for one name lands on all four.</summary>
public sealed partial class FourNamesTests
{
    /// <summary>Starts an execution of another machine; no step of ours.</summary>
    private const string ChildExecution = "arn:aws:states:::states:startExecution.sync:2";

    private static readonly IReadOnlyList<(string Name, JsonObject State)> TaskStates =
    [
        .. Repository.Files("src/StateMachines", "*.asl.json")
            .SelectMany(file => StatesOf(JsonNode.Parse(Repository.Text(file))!))
            .Where(state => (string?)state.State["Type"] == "Task")
            .Where(state => (string?)state.State["Resource"] != ChildExecution),
    ];

    private static readonly IReadOnlyList<Type> StepClasses =
    [
        .. typeof(StepCatalog).Assembly.GetTypes().Where(type => type.IsClass && type.GetInterfaces().Any(
            role => role.IsGenericType && role.GetGenericTypeDefinition() == typeof(IStep<,>))),
    ];

    [Fact]
    public void Every_step_of_the_catalog_is_a_state_of_some_machine_and_back() =>
        TaskStates.Select(state => state.Name).Distinct().Should()
            .BeEquivalentTo(StepCatalog.All.Select(step => step.Name));

    [Fact]
    public void Every_class_that_is_a_step_stands_in_the_catalog_and_back() =>
        StepClasses.Select(type => type.Name).Should().BeEquivalentTo(StepCatalog.All.Select(step => step.Name));

    [Fact]
    public void A_state_runs_the_step_it_is_named_after() =>
        TaskStates.Should().OnlyContain(state => state.State.ToJsonString(null).Contains($"${{{state.Name}}}"));

    [Fact]
    public void The_catalog_takes_and_gives_what_the_class_says() =>
        StepCatalog.All.Should().OnlyContain(step => StepClasses.Single(type => type.Name == step.Name).GetInterfaces()
            .Any(role => role.IsGenericType && role.GetGenericArguments().SequenceEqual(new[] { step.Input, step.Output })));

    [Fact]
    public void A_step_is_a_file_of_its_name() =>
        Repository.Files("src/Shared/Steps", "*.cs").Select(file => Path.GetFileNameWithoutExtension(file))
            .Should().Contain(StepCatalog.All.Select(step => step.Name));

    [Fact]
    public void Every_step_has_a_function_in_a_file_of_its_name() =>
        Repository.Files("src/Functions", "*Function.cs").Select(file => Path.GetFileNameWithoutExtension(file))
            .Should().BeEquivalentTo(StepCatalog.All.Select(step => $"{step.Name}Function").Append("LambdaFunction"));

    [Fact]
    public void Names_of_functions_are_unique_and_fit_lambda()
    {
        var names = StepCatalog.All.Select(step => $"pciautoheal-{Word().Replace(step.Name, "-").ToLowerInvariant()}")
            .ToList();

        names.Should().OnlyHaveUniqueItems();
        names.Should().OnlyContain(name => name.Length <= 64 && FunctionName().IsMatch(name));
        names.Should().Contain("pciautoheal-plan-waves");
    }

    /// <summary>The states of a machine, those inside of Map and Parallel included.</summary>
    private static IEnumerable<(string Name, JsonObject State)> StatesOf(JsonNode machine) =>
        machine["States"]!.AsObject().SelectMany(state =>
        {
            var inner = new[] { state.Value!["ItemProcessor"], state.Value["Iterator"] }
                .Concat(state.Value["Branches"]?.AsArray() ?? [])
                .OfType<JsonObject>();
            return inner.SelectMany(StatesOf).Prepend((state.Key, state.Value!.AsObject()));
        });

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])")]
    private static partial Regex Word();

    [GeneratedRegex("^pciautoheal(-[a-z]+)+$")]
    private static partial Regex FunctionName();
}
