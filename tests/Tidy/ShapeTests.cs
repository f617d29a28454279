using Xunit;

namespace Bowline.Tidy;

/// <summary>Sizes that a person can hold in mind. The bounds are ratchets: lower them, never raise them.</summary>
public sealed class ShapeTests
{
    private const int LongestLine = 160;
    private const int LongestFile = 310;
    private const int LongestMethod = 70;
    private const int MostFilesInAFolder = 20;
    private const int MedianFile = 100;

    [Fact]
    public void Files_StayShort()
    {
        var lengths = House.Sources("src").Select(file => file.Lines.Length).Order().ToList();
        Assert.InRange(lengths[lengths.Count / 2], 0, MedianFile);
        Assert.Empty(House.Sources("src").Where(file => file.Lines.Length > LongestFile).Select(file => $"{file.Path}: {file.Lines.Length} lines"));
    }

    [Fact]
    public void Lines_StayOnTheScreen() => Assert.Empty(
        from file in House.Sources("src", "tests")
        from line in file.Lines.Index()
        where line.Item.Length > LongestLine && !line.Item.Contains("[GeneratedRegex", StringComparison.Ordinal)
            && !line.Item.Contains('"', StringComparison.Ordinal)
        select $"{file.Path}:{line.Index + 1}: {line.Item.Length} characters");

    [Fact]
    public void Folders_StayShallow() => Assert.Empty(
        from folder in House.Sources("src").GroupBy(file => file.Folder)
        where folder.Count() > MostFilesInAFolder
        select $"{folder.Key}: {folder.Count()} files");

    [Fact]
    public void Methods_StayShort() => Assert.Empty(
        from file in House.Sources("src")
        from method in MethodLengths.Of(file)
        where method.Lines > LongestMethod
        select $"{file.Path}:{method.Line}: {method.Lines} lines");
}
