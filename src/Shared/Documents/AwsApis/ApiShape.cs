namespace PciAutoHeal.Documents.AwsApis;

/// <summary>What a member of a call or of its answer holds, as the service's model says.</summary>
public abstract record ApiShape
{
    /// <summary>Text, a whole number, a number, a truth value, a time, bytes.</summary>
    public sealed record Scalar(string Kind) : ApiShape
    {
        public override string ToString() => Kind;
    }

    /// <summary>One of these words.</summary>
    public sealed record Choice(IReadOnlyList<string> Words) : ApiShape
    {
        public override string ToString() => "one of its words";
    }

    public sealed record Items(ApiShape Of) : ApiShape
    {
        public override string ToString() => $"list of {Of}";
    }

    /// <summary>Keys that nobody lists, each with a value of the same shape.</summary>
    public sealed record Map(ApiShape Of) : ApiShape
    {
        public override string ToString() => $"map to {Of}";
    }

    /// <summary>Members by name; structures may hold themselves, so they are looked up when they are needed.</summary>
    public sealed record Structure(string Service, string Name) : ApiShape
    {
        public override string ToString() => "structure";
    }

    /// <summary>Whatever the service says, or will say.</summary>
    public sealed record Anything : ApiShape
    {
        public override string ToString() => "anything";
    }
}

public sealed record ApiMember(string Name, bool IsRequired, ApiShape Shape);

/// <summary>An operation: what it takes and what it answers.</summary>
public sealed record ApiOperation(ApiShape.Structure? Input, ApiShape.Structure? Output);
