using System.Text.Json;

namespace Bowline.Paper.Tests;

/// <summary>Found by fuzzing: text that is JSON by its grammar and no Unicode once stopped the exchange.</summary>
public sealed class BrokenUnicodeTests
{
    private readonly Scene scene = new Scene().Quotes(49_999m, 50_001m);

    [Fact]
    public void ControlFrame_WithBytesThatAreNoUtf8_IsAnswered()
    {
        Control([.. "{\"method\":\"SUBSCRIBE\",\"params\":[\"btcusd"u8, 0xAD, .. "@depth\"],\"id\":2}"u8]);
        Control([.. "{\"method\":\""u8, 0xFF, .. "\",\"id\":2}"u8]);
    }

    [Theory]
    [InlineData("""{"method":"SUBSCRIBE","params":["\ud800@depth"],"id":2}""")]
    [InlineData("""{"method":"\udc00","id":2}""")]
    [InlineData("""{"method":"GET_PROPERTY","params":["\ud800"],"id":2}""")]
    public void ControlFrame_WithHalfASurrogatePair_IsAnswered(string frame) =>
        Control(System.Text.Encoding.UTF8.GetBytes(frame));

    [Theory]
    [InlineData("batchOrders", "[{\"symbol\":\"\\ud800\"}]")]
    [InlineData("batchOrders", "[{\"\\ud800\":\"1\"}]")]
    public void Batch_WithHalfASurrogatePair_IsRefused(string name, string value)
    {
        var alice = scene.Trader();

        alice.Post("/fapi/v1/batchOrders", $"{name}={value}").Refused(-4083);
    }

    [Theory]
    [InlineData("""{"\ud800":1}""")]
    [InlineData("""{"fault":"\ud800"}""")]
    public void FaultPlan_WithHalfASurrogatePair_IsRefused(string plan) =>
        Assert.NotEmpty(Assert.IsType<FaultPlanRead.Bad>(FaultPlan.Read(plan)).Problems);

    [Fact]
    public void TextThatIsNoUnicodeItself_IsRefused()
    {
        var half = char.ToString((char)0xD800);
        scene.Trader().Post("/fapi/v1/batchOrders", $"batchOrders=[\"{half}\"]").Refused(-4083);
        Assert.IsType<FaultPlanRead.Bad>(FaultPlan.Read($"{{\"name\":\"{half}\"}}"));
    }

    private void Control(byte[] frame)
    {
        scene.Exchange.Open(5, "/public", "/ws", "", scene.Now);
        scene.Exchange.Receive(5, frame, scene.Now);
        var sent = Assert.IsType<Outgoing.Frame>(Assert.Single(scene.Exchange.DrainOutgoing()));
        using var answer = JsonDocument.Parse(sent.Text);
        Assert.InRange(answer.RootElement.GetProperty("code").GetInt32(), 0, 3);
        scene.Exchange.Closed(5, scene.Now);
    }
}
