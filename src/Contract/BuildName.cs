namespace Bowline.Contract;

/// <summary>
/// The name of a build, <c>0.1.0-1a2b3c4d5e6f</c>: builds lie in folders of that name (<c>.build/bin/NAME/cli</c> and
/// <c>.build/bin/NAME/desk</c>), so a program learns its own from where it lies.
/// </summary>
public static class BuildName
{
    /// <summary>What a program calls itself that does not lie in a build folder.</summary>
    public const string Development = "development";

    public static string FromFolder(string programFolder)
    {
        var folder = programFolder.AsSpan().TrimEnd("/\\");
        var parent = folder[..Math.Max(0, folder.LastIndexOfAny('/', '\\'))];
        var name = parent[(parent.LastIndexOfAny('/', '\\') + 1)..];
        var shelf = parent[..Math.Max(0, parent.LastIndexOfAny('/', '\\'))];
        return shelf.EndsWith(".build/bin") || shelf.EndsWith(".build\\bin") ? name.ToString() : Development;
    }
}
