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
        var end = programFolder.Length;
        while (end > 0 && programFolder[end - 1] is '/' or '\\')
            end--;
        var nameEnd = LastSlash(programFolder, end);
        var nameStart = LastSlash(programFolder, nameEnd) + 1;
        if (nameStart <= 0 || nameEnd <= nameStart)
            return Development;
        var shelf = programFolder[..(nameStart - 1)];
        return shelf.EndsWith(".build/bin", StringComparison.Ordinal) || shelf.EndsWith(".build\\bin", StringComparison.Ordinal)
            ? programFolder[nameStart..nameEnd]
            : Development;
    }

    /// <summary>A plain loop: this runs at every start of the command line, where a vectorised search is compiled first.</summary>
    private static int LastSlash(string path, int before)
    {
        for (var i = before - 1; i >= 0; i--)
        {
            if (path[i] is '/' or '\\')
                return i;
        }

        return -1;
    }
}
