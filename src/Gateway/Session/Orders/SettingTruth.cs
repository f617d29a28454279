using System.Collections.Immutable;
using Bowline.Binance;
using Bowline.Core;
using PositionMode = Bowline.Core.PositionMode;

namespace Bowline.Gateway;

/// <summary>Asks how a setting stands after a change whose outcome is unknown.</summary>
internal sealed class SettingTruth(SessionContext context, Requests requests)
{
    private const int AgainMs = 5_000;

    public void Ask(Intent intent)
    {
        if (IntentText.Setting(intent) is not { } wanted)
            return;
        var request = wanted is AccountSetting.Mode
            ? ReadRequest.Signed(VenuePaths.PositionMode, "", 30, Lane.Lookup)
            : ReadRequest.Signed(VenuePaths.SymbolConfig, SymbolText(wanted), 5, Lane.Lookup);
        requests.Read(request, outcome => Told(intent, wanted, outcome));
    }

    private void Told(Intent intent, AccountSetting wanted, Outcome outcome)
    {
        if (outcome.Verdict != Verdict.Done)
        {
            context.Timers.Set($"setting-{intent.SettingRequest}", context.In(context.Jittered(AgainMs)), () =>
                Ask(intent));
            return;
        }

        context.Emit(Holds(wanted, outcome.Body)
            ? new Event.SettingChanged(context.Now, wanted)
            : new Event.SettingRejected(
                context.Now, intent.SettingRequest ?? 0,
                    new(0, "the answer was lost and the setting is unchanged",
                        "Change it again if it is still wanted.")));
    }

    private static bool Holds(AccountSetting wanted, ReadOnlyMemory<byte> body)
    {
        if (wanted is AccountSetting.Mode mode)
            return Wire.Decode(body.Span, WireJson.Shapes.PositionMode) is Decoded<Binance.PositionMode>.Ok(var said)
                && said.DualSidePosition == (mode.Position == PositionMode.Hedge);
        var rows = Wire.Decode(body.Span, WireJson.Shapes.ImmutableArraySymbolConfig)
            is Decoded<ImmutableArray<SymbolConfig>>.Ok(var list) ? list : [];
        return rows.Any(row => wanted switch
        {
            AccountSetting.Leverage l => row.Symbol == l.Symbol.Name && row.Leverage == l.Multiple,
            AccountSetting.Margin m => row.Symbol == m.Symbol.Name && Words.MarginOf(row.MarginType) == m.Type,
            _ => false,
        });
    }

    private static string SymbolText(AccountSetting wanted) => new ParameterText()
        .Add("symbol", wanted is AccountSetting.Leverage l ? l.Symbol.Name
            : ((AccountSetting.Margin)wanted).Symbol.Name)
        .ToString();
}
