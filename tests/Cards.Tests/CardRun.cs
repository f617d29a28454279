using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace Bowline.Cards.Tests;

/// <summary>Plays one card at a venue, line by line.</summary>
internal sealed partial class CardRun(IVenue venue, Card card) : IAsyncDisposable
{
    private const string UserSocket = "user";

    private readonly Dictionary<string, CardCaller> callers = [];
    private readonly Dictionary<string, string> captured = [];
    private CardReply? reply;
    private Func<Task<CardReply>>? asking;
    private CardStep? now;
    private long marks;

    private CardCaller Caller { get; set; } = null!;

    public async Task Play()
    {
        As(card.Accounts[0].Name);
        foreach (var step in card.Steps)
        {
            now = step;
            await Play(step);
        }
    }

    /// <summary>Leaves nothing behind that a later card could meet: orders, positions, a moved market.</summary>
    public async Task CleanUp()
    {
        var left = new CardLeftovers(card);
        foreach (var caller in callers.Values) await left.Remove(caller);
        await left.Restore(callers.Values.First());
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var caller in callers.Values) await caller.DisposeAsync();
    }

    private Task Play(CardStep step) => step.Verb switch
    {
        "account" => Task.CompletedTask,
        "as" => Done(() => As(step.Rest)),
        "given" => Given(step.Rest),
        "send" => Ask(step.Rest, Caller.AskSigned),
        "key" => Ask(step.Rest, Caller.AskWithKey),
        "ask" => Ask(step.Rest, Caller.Ask),
        "call" => Ask(step.Rest, Caller.Call),
        "market" => MoveMarket(step.Rest),
        "times" => Times(step.Rest),
        "fault" => Fault(step.Rest),
        "expect" => Done(() => Expect(step.Rest)),
        "again" => Again(step.Rest),
        "reply" => Done(() => Fits(step.Rest, Reply.Whole)),
        "header" => Done(() => Header(step.Rest)),
        "open" => Open(step.Rest),
        "say" => OnSocket(step.Rest, "", (socket, text) => socket.Say(text)),
        "hear" => OnSocket(step.Rest, UserSocket, Hear),
        "event" => OnSocket(step.Rest, UserSocket, Event),
        "eventually" => OnSocket(step.Rest, UserSocket, Eventually),
        "quiet" => Quiet(step.Rest),
        "none" => OnSocket(step.Rest, UserSocket, None),
        "closed" => OnSocket(step.Rest, UserSocket, async (socket, _) => Assert.True(await socket.Closes(), Said("stays open"))),
        _ => throw new InvalidOperationException(step.Verb),
    };

    private CardReply Reply => reply ?? throw new InvalidOperationException(Said("nothing was asked yet"));

    private static long Clock => DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();

    private static Task Done(Action act)
    {
        act();
        return Task.CompletedTask;
    }

    private void As(string name)
    {
        if (!callers.TryGetValue(name, out var caller)) callers[name] = caller = new CardCaller(venue, card, name);
        Caller = caller;
    }

    private async Task Ask(string line, Func<CardParameters, Task<CardReply>> ask)
    {
        asking = () => ask(CardParameters.Read(line, Value));
        reply = await asking();
    }

    private async Task Given(string line)
    {
        await Ask(line, Caller.AskSigned);
        Assert.True(Reply.Status == 200, Said(Reply.ToString()));
    }

    /// <summary>The same signed request so many times; the last answer counts.</summary>
    private async Task Times(string line)
    {
        var words = line.Split(' ', 2);
        for (var left = int.Parse(words[0], CultureInfo.InvariantCulture); left > 0; left--) await Ask(words[1], Caller.AskSigned);
    }

    private async Task MoveMarket(string line)
    {
        var answer = await Caller.Ask(CardParameters.Read($"POST /paper/v1/market {line}", Value));
        Assert.True(answer.Status == 200, Said(answer.ToString()));
    }

    private async Task Fault(string rule)
    {
        var answer = await Caller.PostJson("/paper/v1/faults", $"{{\"name\":\"card\",\"seed\":1,\"faults\":[{rule}]}}");
        Assert.True(answer.Status == 200, Said(answer.ToString()));
    }

    private void Expect(string line)
    {
        var expected = Expectation().Match(line);
        if (!expected.Success) throw new InvalidOperationException(Said("expect STATUS, then JSON or an error code"));
        var status = int.Parse(expected.Groups["status"].Value, CultureInfo.InvariantCulture);
        Assert.True(Reply.Status == status, Said(Reply.ToString()));
        if (expected.Groups["json"].Success) Fits(expected.Groups["json"].Value, Reply.Body);
        if (!expected.Groups["code"].Success) return;
        var message = expected.Groups["message"].Value;
        Assert.True(Reply.Body.GetProperty("code").GetRawText() == expected.Groups["code"].Value, Said(Reply.ToString()));
        if (message.Length > 0) Assert.Equal(Substituted(message), Reply.Body.GetProperty("msg").GetString());
    }

    /// <summary>Asks the same once more until the answer fits.</summary>
    private async Task Again(string json)
    {
        using var late = new CancellationTokenSource(Patience.Event);
        while (Matcher.Differs(Parsed(json), Reply.Body) is { } why)
        {
            Assert.False(late.IsCancellationRequested, Said(why));
            await Task.Delay(TimeSpan.FromMilliseconds(20), CancellationToken.None);
            reply = await asking!();
        }
    }

    private void Header(string line)
    {
        var words = line.Split(' ', 2);
        Assert.True(Reply.Headers.TryGetValue(words[0].ToLowerInvariant(), out var value), Said($"no header {words[0]}"));
        Fits($"\"{words[1]}\"", JsonSerializer.SerializeToElement(value));
    }

    /// <summary><c>open user</c> is the account's own stream; <c>open @NAME /path</c> any other.</summary>
    private async Task Open(string line)
    {
        if (line == UserSocket)
        {
            var answer = await Caller.AskWithKey(CardParameters.Read("POST /fapi/v1/listenKey", Value));
            await Caller.OpenStream(UserSocket, $"/private/ws/{answer.Body.GetProperty("listenKey").GetString()}");
            return;
        }
        var words = line.Split(' ', 2);
        await Caller.OpenStream(words[0].TrimStart('@'), Substituted(words[1]));
    }

    private async Task OnSocket(string line, string usual, Func<CardSocket, string, Task> act)
    {
        var named = line.StartsWith('@');
        var words = named ? line[1..].Split(' ', 2) : [usual, line];
        if (!Caller.Sockets.TryGetValue(words[0], out var socket)) throw new InvalidOperationException(Said($"{words[0]} is not open"));
        await act(socket, words.Length > 1 ? Substituted(words[1]) : "");
    }

    /// <summary>The next frame that is no event.</summary>
    private async Task Hear(CardSocket socket, string json)
    {
        var heard = await socket.Next(frame => CardEvents.TypeOf(frame) is null);
        Assert.True(heard is not null, Said("nothing was heard"));
        Fits(json, heard.Value);
    }

    /// <summary>The next event of this type, which must be this one.</summary>
    private async Task Event(CardSocket socket, string line)
    {
        var words = line.Split(' ', 2);
        var heard = await socket.Next(frame => CardEvents.TypeOf(frame) == words[0]);
        Assert.True(heard is not null, Said($"no {words[0]} came; waiting: {CardEvents.Told(socket.Waiting)}"));
        Fits(words.Length > 1 ? words[1] : "{}", CardEvents.BareOf(heard.Value));
    }

    /// <summary>An event of this type that fits, whatever others come before.</summary>
    private async Task Eventually(CardSocket socket, string line)
    {
        var words = line.Split(' ', 2);
        var expected = Parsed(words[1]);
        var last = "none came";
        var heard = await socket.Next(frame => CardEvents.TypeOf(frame) == words[0]
            && (last = Matcher.Differs(expected, CardEvents.BareOf(frame))) is null);
        Assert.True(heard is not null, Said($"no such {words[0]}: {last}"));
    }

    /// <summary>No event of these types has come so far; what it is to be later than stands in the card before.</summary>
    private Task None(CardSocket socket, string types) => Done(() =>
    {
        var there = socket.Arrived().Where(frame => types.Split(' ').Contains(CardEvents.TypeOf(frame))).ToList();
        Assert.True(there.Count == 0, Said($"there is: {CardEvents.Told(there)}"));
    });

    /// <summary>Nothing of these types is left: proven by a later event of the same connection, not by waiting.</summary>
    private async Task Quiet(string types)
    {
        var socket = Caller.Sockets[UserSocket];
        var moved = await Caller.AskSigned(CardParameters.Read(
            $"POST /fapi/v1/leverage symbol=LTCUSDT leverage={CardParameters.Text(++marks)}", Value));
        Assert.True(moved.Status == 200, Said(moved.ToString()));
        var marked = await socket.Next(frame => CardEvents.TypeOf(frame) == "ACCOUNT_CONFIG_UPDATE"
            && CardEvents.BareOf(frame).GetProperty("ac").GetProperty("s").ValueEquals("LTCUSDT"));
        Assert.True(marked is not null, Said("the marking event did not come"));
        var left = socket.Waiting.Where(frame => types.Split(' ').Contains(CardEvents.TypeOf(frame))).ToList();
        Assert.True(left.Count == 0, Said($"not quiet: {CardEvents.Told(left)}"));
    }

    private void Fits(string json, JsonElement actual)
    {
        var differs = Matcher.Differs(Parsed(json), actual);
        Assert.True(differs is null, Said($"{differs}\n  whole: {actual.GetRawText()}"));
    }

    private JsonMatch Matcher => new(captured, Clock);

    private JsonElement Parsed(string json)
    {
        try
        {
            return JsonDocument.Parse(json).RootElement;
        }
        catch (JsonException broken)
        {
            throw new InvalidOperationException(Said($"not JSON: {json}"), broken);
        }
    }

    private string Said(string what) => $"{card.Id}, line {now?.Line}: {now?.Verb} {now?.Rest}\n  {what}";

    /// <summary>A parameter's value: captures, and <c>now</c> with what is added to it.</summary>
    private string Value(string text)
    {
        if (!text.StartsWith("now", StringComparison.Ordinal)) return Substituted(text);
        return CardParameters.Text(Clock + (text.Length == 3 ? 0 : long.Parse(text[3..], CultureInfo.InvariantCulture)));
    }

    /// <summary>Captured values in place of <c>${name}</c> and <c>$name</c>; in expectations only the first form is.</summary>
    private string Substituted(string text) => Capture().Replace(text, found =>
        captured.TryGetValue(found.Groups["name"].Value, out var value) ? value : found.Value);

    [GeneratedRegex(@"^(?<status>\d{3})( (?<code>-?\d+)( (?<message>.+))?| (?<json>[{\[""].*))?$")]
    private static partial Regex Expectation();

    [GeneratedRegex(@"(?<!"")\$(?<name>[a-zA-Z]+)|\$\{(?<name>[a-zA-Z]+)\}")]
    private static partial Regex Capture();
}
