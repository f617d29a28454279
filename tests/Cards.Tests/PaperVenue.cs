using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace Bowline.Cards.Tests;

/// <summary>A <c>bowline exchange</c> process on the still market, with every account that the cards name.</summary>
internal sealed class PaperVenue : IVenue
{
    private const int AccountsMax = 1000;

    private readonly Process process;
    private readonly Dictionary<string, int> places;

    private PaperVenue(Process process, Uri rest, Dictionary<string, int> places)
    {
        this.process = process;
        this.places = places;
        Rest = rest;
        Streams = new UriBuilder(rest) { Scheme = "ws" }.Uri;
        Requests = new Uri(Streams, "/ws-fapi/v1");
    }

    public Uri Rest { get; }

    public Uri Streams { get; }

    public Uri Requests { get; }

    /// <summary>Only here may one machine have as many loopback addresses as there are cards.</summary>
    private static bool ManyAddresses => OperatingSystem.IsLinux() || OperatingSystem.IsWindows();

    public static async Task<PaperVenue> Start(IReadOnlyList<Card> cards, bool alone)
    {
        var accounts = cards.SelectMany(card => card.Accounts.Select(
            account => string.Create(CultureInfo.InvariantCulture, $"{Key(card, account.Name)}:{Secret(card, account.Name)}:{account.Usdt}")));
        string[] arguments =
        [
            "exchange", "--listen", "127.0.0.1:0", "--market", "still:BTCUSDT=50000,ETHUSDT=2500",
            "--limits", alone || ManyAddresses ? "on" : "off", "--quiet",
            .. accounts.Take(AccountsMax).SelectMany(account => new[] { "--account", account }),
        ];
        var started = Process.Start(new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "bowline-desk"), arguments)
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
            WorkingDirectory = Path.GetTempPath(),
        }) ?? throw new InvalidOperationException("the exchange did not start");
        using var late = new CancellationTokenSource(Patience.Start);
        var ready = await started.StandardOutput.ReadLineAsync(late.Token)
            ?? throw new InvalidOperationException("the exchange ended before it was ready");
        const string Field = "rest=";
        var rest = ready.Split(' ').Single(word => word.StartsWith(Field, StringComparison.Ordinal))[Field.Length..];
        return new PaperVenue(started, new Uri(rest), cards.Select((card, i) => (card.Id, i)).ToDictionary(one => one.Id, one => one.i));
    }

    public IPAddress? From(Card card)
    {
        const int Block = 250;
        if (!ManyAddresses) return null;
        var place = places[card.Id];
        return new IPAddress([127, 7, (byte)(place / Block), (byte)(place % Block + 2)]);
    }

    public (string Key, string Secret) Account(Card card, string name) => (Key(card, name), Secret(card, name));

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) process.Kill();
        using var late = new CancellationTokenSource(Patience.Start);
        await process.WaitForExitAsync(late.Token);
        process.Dispose();
    }

    private static string Key(Card card, string name) => $"{card.Id}-{name}-key";

    private static string Secret(Card card, string name) => $"{card.Id}-{name}-secret";
}
