using System.Reflection;
using Amazon.Lambda.Annotations;
using PciAutoHeal.Functions.Bootstrap;
using PciAutoHeal.Steps;

namespace PciAutoHeal.Functions.Tests;

public sealed class FunctionTableTests
{
    private static readonly IReadOnlyList<(Type Class, MethodInfo Method, LambdaFunctionAttribute Declared)> Functions =
    [
        .. typeof(FunctionTable).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance))
            .Select(method => (method.DeclaringType!, method, method.GetCustomAttribute<LambdaFunctionAttribute>()!))
            .Where(function => function.Item3 is not null),
    ];

    private static StepHost Nowhere { get; } = new(() => throw new InvalidOperationException(), TimeProvider.System);

    [Fact]
    public void Every_step_has_a_function_and_every_function_a_step()
    {
        FunctionTable.Names.Should().BeEquivalentTo(StepCatalog.All.Select(step => step.Name));
        Functions.Select(function => function.Class.Name).Should()
            .BeEquivalentTo(StepCatalog.All.Select(step => $"{step.Name}Function"));
        Functions.Should().OnlyContain(function => function.Declared.ResourceName + "Function" == function.Class.Name);
    }

    [Fact]
    public void A_function_has_the_time_its_step_has() =>
        Functions.Select(function => (function.Declared.ResourceName!, TimeSpan.FromSeconds(function.Declared.Timeout)))
            .Should().BeEquivalentTo(StepCatalog.All.Select(step => (step.Name, step.Timeout)));

    [Fact]
    public void A_name_leads_to_the_function_of_that_name() =>
        FunctionTable.Names.Should()
            .OnlyContain(name => FunctionTable.Find(name, Nowhere).Target!.GetType().Name == name + "Function");

    [Theory]
    [InlineData("PlanWaves")]
    [InlineData("PciAutoHeal.Functions::PciAutoHeal.Functions.PlanWavesFunction::RunAsync")]
    [InlineData("bootstrap::PlanWavesFunction::RunAsync")]
    public void A_handler_is_a_step_or_a_method(string handler) => HandlerName.StepOf(handler).Should().Be("PlanWaves");

    [Theory]
    [InlineData("")]
    [InlineData("planwaves")]
    [InlineData("PlanWavesFunction")]
    [InlineData("A::PlanWaves::B::C")]
    public void Another_handler_is_refused_with_what_is_expected(string handler)
    {
        var find = () => FunctionTable.Find(handler, Nowhere);

        find.Should().Throw<FormatException>().WithMessage("*expected the name of a step*");
    }
}
