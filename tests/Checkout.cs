namespace Bowline.Tests;

/// <summary>
/// The checkout these tests were built in, found from where they run: a path the compiler wrote down would not do, since a
/// reproducible build (<c>CI=true</c>) writes <c>/_/</c> in place of the real one.
/// </summary>
internal static class Checkout
{
    public static string Root { get; } = Find();

    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "Bowline.slnx")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The checkout was not found.");
    }
}
