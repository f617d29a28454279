namespace Bowline.Binance.Tests;

/// <summary>Finds tests/samples and tests/data from wherever the test runs.</summary>
internal static class TestFiles
{
    internal static string Sample(string name) => Path.Combine(Folder("samples"), name);

    internal static string Data(string name) => Path.Combine(Folder("data"), name);

    internal static string Folder(string name)
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "Bowline.slnx"))) return Path.Combine(at.FullName, "tests", name);
        throw new DirectoryNotFoundException("Bowline.slnx not found above " + AppContext.BaseDirectory);
    }
}
