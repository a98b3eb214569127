namespace PciAutoHeal.Cdk;

/// <summary>Where the repository is, as seen from a folder in it.</summary>
internal static class RepositoryRoot
{
    /// <summary>The folder itself where there is no repository above it.</summary>
    public static string Find(string folder)
    {
        for (var here = new DirectoryInfo(folder); here is not null; here = here.Parent)
        {
            if (File.Exists(Path.Combine(here.FullName, "PciAutoHeal.sln")))
            {
                return here.FullName;
            }
        }

        return folder;
    }
}
