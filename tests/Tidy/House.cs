namespace Bowline.Tidy;

/// <summary>The sources as they lie in the checkout.</summary>
internal static class House
{
    public static string Root => Checkout.Root;

    /// <summary>All hand-written C# files below a folder of the checkout, path relative to it.</summary>
    public static IReadOnlyList<SourceFile> Sources(params string[] folders) =>
    [
        .. folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories))
            .Select(path => new SourceFile(Path.GetRelativePath(Root, path), File.ReadAllLines(path)))
            .OrderBy(file => file.Path, StringComparer.Ordinal),
    ];
}

internal sealed record SourceFile(string Path, string[] Lines)
{
    public string Name => System.IO.Path.GetFileName(Path);

    public string Folder => System.IO.Path.GetDirectoryName(Path)!;
}
