using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Documents.Organizations;

/// <summary>Reads the configuration recorders of an account.</summary>
internal static class RecorderReader
{
    private static readonly string[] Known = ["region", "recording", "allSupported", "includeGlobal"];

    /// <summary>Null for a list that is null: nobody has looked.</summary>
    public static IReadOnlyList<Recorder>? All(ref JsonWalk walk, OrganizationDraft draft)
    {
        if (walk.IsNull || !walk.EntersArray("recorders"))
            return null;
        var recorders = new List<Recorder>();
        while (walk.NextItem())
        {
            var at = walk.Here;
            if (One(ref walk, draft) is not { } recorder)
                continue;
            if (recorders.Exists(r => r.Region == recorder.Region))
                walk.Refuse("PAH1510", $"{recorder.Region} has two recorders.", at, "An account has one a region.");
            recorders.Add(recorder);
        }

        return recorders;
    }

    private static Recorder? One(ref JsonWalk walk, OrganizationDraft draft)
    {
        var start = walk.Here;
        if (!walk.EntersObject("recorders[]"))
            return null;
        bool hasRegion = false, hasRecording = false;
        Region? region = null;
        bool? recording = null, allSupported = null, includeGlobal = null;
        while (walk.NextProperty(out var key))
        {
            switch (key)
            {
                case "region":
                    (hasRegion, region) = (true, draft.ReadRegion(ref walk, "region"));
                    break;
                case "recording":
                    (hasRecording, recording) = (true, walk.Truth("recording"));
                    break;
                case "allSupported":
                    allSupported = walk.Truth("allSupported");
                    break;
                case "includeGlobal":
                    includeGlobal = walk.Truth("includeGlobal");
                    break;
                default:
                    walk.Unknown(key, "a recorder", Known);
                    break;
            }
        }

        if (!hasRegion)
            walk.Refuse("PAH1509", "The recorder has no 'region'.", start, "Add it: \"region\": \"eu-west-1\".");
        if (!hasRecording)
            walk.Refuse("PAH1509", "The recorder does not say whether it is 'recording'.", start, "Add true or false.");
        return region is null ? null : new(region, recording ?? false, allSupported ?? true, includeGlobal ?? true);
    }
}
