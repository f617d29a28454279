using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Bowline.App;
using Bowline.Paper;

namespace Bowline.Daemon;

/// <summary><c>bowline exchange</c>: serves a paper exchange until it is told to end.</summary>
public static class ExchangeCommand
{
    private const int Done = 0;
    private const int CannotBeRead = 2;
    private const int Refused = 3;
    private const int NoExchange = 6;
    private const decimal DefaultBalance = 10_000m;
    private const ulong LatencySeed = 1;
    private static readonly TimeSpan WatchEvery = TimeSpan.FromSeconds(1);

    /// <summary>Runs until SIGINT, SIGTERM or <paramref name="ending"/>; returns the exit code.</summary>
    /// <param name="args">What follows the word <c>exchange</c>.</param>
    /// <param name="output">The ready line, and nothing else.</param>
    /// <param name="error">Everything a person should know.</param>
    /// <param name="clock">The exchange's clock.</param>
    /// <param name="ending">Ends it from within.</param>
    public static async Task<int> Run(
        string[] args, TextWriter output, TextWriter error, TimeProvider clock, CancellationToken ending = default)
    {
        var read = ExchangeArguments.Read(args);
        if (read is ArgumentsRead.Bad bad) return await Say(error, bad.Why, CannotBeRead);
        var typed = ((ArgumentsRead.Good)read).Arguments;
        if (typed.Help) return await Say(output, ExchangeArguments.Usage, Done);
        if (!IPAddress.IsLoopback(typed.Listen.Address)) return await Say(error, NotLoopback(typed.Listen), Refused);
        using var signalled = CancellationTokenSource.CreateLinkedTokenSource(ending);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => End(signal, signalled));
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => End(signal, signalled));
        var made = typed.Accounts.Count > 0 ? null : PaperAccount.Make(DefaultBalance);
        return ExchangeOpening.Open(OptionsOf(typed) with { AccountIfNone = made }, clock) switch
        {
            ServerOpened.Ready ready => await Serve(
                typed, ready, ready.Keys.Contains(made?.Key) ? made : null, output, error, clock, signalled.Token),
            var refused => await Say(error, ExchangeRefusals.Text(refused), ExchangeRefusals.Code(refused)),
        };
    }

    private static void End(PosixSignalContext signal, CancellationTokenSource signalled)
    {
        signal.Cancel = true;
        signalled.Cancel();
    }

    private static async Task<int> Serve(
        ExchangeArguments typed, ServerOpened.Ready ready, PaperAccount? made, TextWriter output, TextWriter error,
        TimeProvider clock, CancellationToken ending)
    {
        using var server = ready.Server;
        server.Start();
        try
        {
            await using var host = await ExchangeHost.Start(server, typed.Listen);
            if (!typed.Quiet)
                foreach (var note in ready.Notes) await error.WriteLineAsync(note);
            if (made is not null) await error.WriteLineAsync(Made(made));
            await output.WriteLineAsync(ReadyLine(
                host.Rest, typed.Accounts.Count > 0 ? typed.Accounts.Select(account => account.Key) : ready.Keys));
            await output.FlushAsync(CancellationToken.None);
            await WatchMarket(server, error, clock, ending);
        }
        catch (IOException taken) when (taken.InnerException is SocketException or Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            return await Say(error, PortTaken(typed.Listen), NoExchange);
        }
        return Done;
    }

    /// <summary>Says once what goes wrong with the market, until it is told to end.</summary>
    private static async Task WatchMarket(
        ExchangeServer server, TextWriter error, TimeProvider clock, CancellationToken ending)
    {
        var said = "";
        while (!ending.IsCancellationRequested)
        {
            if (server.MarketTrouble is { } trouble && trouble != said) await error.WriteLineAsync(said = trouble);
            await Task.Delay(WatchEvery, clock, ending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static string Made(PaperAccount made) =>
        $"made an account with {DefaultBalance:0} USDT\n  key    {made.Key}\n  secret {made.Secret}";

    private static ExchangeServerOptions OptionsOf(ExchangeArguments typed) => new()
    {
        Market = typed.Market,
        Symbols = typed.Symbols,
        Accounts = typed.Accounts,
        Folder = typed.State,
        Limits = typed.Limits,
        Speed = typed.Speed,
        OldAcks = typed.OldAcks,
        Audit = typed.Audit,
        Faults = typed.Faults,
        Latency = LatencyOf(typed),
        Fills = typed.Fills,
    };

    /// <summary>A market that is not ours deserves a way to it; in one of our own, tests want none.</summary>
    private static SteadyLatency? LatencyOf(ExchangeArguments typed) => typed.Latency switch
    {
        null => typed.Market is MarketChoice.Replay or MarketChoice.Live ? SteadyLatency.Typical(LatencySeed) : null,
        var named => SteadyLatency.Parse(named, LatencySeed),
    };

    private static string ReadyLine(Uri rest, IEnumerable<string> keys)
    {
        var host = rest.Authority;
        return $"ready rest=http://{host} ws=ws://{host} ws-api=ws://{host}/ws-fapi/v1 "
            + $"account={string.Join(',', keys)}";
    }

    private static string NotLoopback(IPEndPoint at) =>
        $"--listen {at}: a paper exchange listens on this machine only. Type a loopback address, for example 127.0.0.1:{at.Port}";

    private static string PortTaken(IPEndPoint at) =>
        $"port {at.Port} on {at.Address} is taken. Type another with --listen {at.Address}:PORT, or port 0 for any free one";

    private static async Task<int> Say(TextWriter to, string text, int code)
    {
        await to.WriteLineAsync(text);
        return code;
    }
}
