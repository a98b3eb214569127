using PciAutoHeal.Core.Rollouts;

namespace PciAutoHeal.Scenarios.Tests.Random;

/// <summary>What a random rollout came to.</summary>
internal sealed record PlayedRollout(RolloutStatus Status, int Puts, int Faults, int Deaths, TimeSpan Lasted);
