using System.Text.Json;

namespace Bowline.Paper.Tests;

/// <summary>A user stream of one trader: what it heard, in order.</summary>
internal sealed class Listener
{
    private readonly Scene scene;

    public Listener(Scene scene, Trader trader)
    {
        this.scene = scene;
        Key = trader.Post("/fapi/v1/listenKey").Accepted()["listenKey"];
        Assert.IsType<ConnectionOpened.Accepted>(
            scene.Exchange.Open(77, "/private", $"/ws/{Key}", "", scene.Now));
        scene.Exchange.DrainOutgoing();
    }

    public string Key { get; }

    /// <summary>The events since the last look.</summary>
    public IReadOnlyList<JsonElement> Heard()
    {
        var heard = new List<JsonElement>();
        foreach (var frame in scene.Exchange.DrainOutgoing().OfType<Outgoing.Frame>().Where(f => f.Connection == 77))
        {
            using var document = JsonDocument.Parse(frame.Text);
            heard.Add(document.RootElement.Clone());
        }
        return heard;
    }

    /// <summary>The events in short: order updates as x/X, with er when there is a reason; others by name.</summary>
    public string Story() => string.Join(' ', Heard().Select(Short));

    private static string Short(JsonElement heard)
    {
        var name = heard.GetProperty("e").GetString()!;
        if (name != "ORDER_TRADE_UPDATE")
            return name;
        var order = heard.GetProperty("o");
        var reason = order.GetProperty("er").GetString();
        return $"{order.GetProperty("x")}/{order.GetProperty("X")}" + (reason == "0" ? "" : $":{reason}");
    }
}
