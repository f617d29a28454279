namespace Bowline.App;

/// <summary>The key of the embedded exchange's account. It guards no money, but it is kept like one that does (0600).</summary>
public static class PaperKey
{
    private const int Lines = 2;

    public static PaperAccount LoadOrMake(string path, decimal balanceUsdt)
    {
        if (File.Exists(path) && File.ReadAllLines(path) is { Length: Lines } lines && lines.All(line => line.Length > 0))
            return new PaperAccount(lines[0], lines[1], balanceUsdt);
        var account = PaperAccount.Make(balanceUsdt);
        using var file = new FileStream(path, PrivateFolder.Private(FileMode.Create, FileAccess.Write, FileShare.None));
        using var writer = new StreamWriter(file);
        writer.WriteLine(account.Key);
        writer.WriteLine(account.Secret);
        writer.Flush();
        file.Flush(flushToDisk: true);
        return account;
    }
}
