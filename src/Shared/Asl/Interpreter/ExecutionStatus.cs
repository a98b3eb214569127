namespace PciAutoHeal.Asl;

public enum ExecutionStatus
{
    Running,
    Succeeded,
    Failed,
}
