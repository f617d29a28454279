using System.Diagnostics;
using Bowline.Core;

namespace Bowline.Journal;

/// <summary>The closed family of account settings.</summary>
internal static class SettingCodec
{
    public static void Write(FieldWriter f, AccountSetting setting)
    {
        f.Begin("setting"u8);
        switch (setting)
        {
            case AccountSetting.Leverage leverage:
                f.Text("is"u8, "leverage").Symbol(leverage.Symbol).Number("multiple"u8, leverage.Multiple);
                break;
            case AccountSetting.Margin margin:
                f.Text("is"u8, "margin-type").Symbol(margin.Symbol)
                    .Text("type"u8, margin.Type == MarginType.Cross ? "cross" : "isolated");
                break;
            case AccountSetting.Mode mode:
                f.Text("is"u8, "position-mode")
                    .Text("mode"u8, mode.Position == PositionMode.OneWay ? "one-way" : "hedge");
                break;
            default:
                throw new UnreachableException($"{setting.GetType().Name} has no codec.");
        }

        f.End();
    }

    public static AccountSetting Read(ref FieldReader f)
    {
        f.Enter("setting"u8);
        AccountSetting setting = f.Text("is"u8) switch
        {
            "leverage" => new AccountSetting.Leverage(f.Symbol(), f.Int("multiple"u8)),
            "margin-type" => new AccountSetting.Margin(f.Symbol(), Margin(f.Text("type"u8))),
            "position-mode" => new AccountSetting.Mode(Mode(f.Text("mode"u8))),
            var other => throw Words.Unknown(other),
        };
        return f.End(setting);
    }

    private static MarginType Margin(string word) => word switch
    {
        "cross" => MarginType.Cross,
        "isolated" => MarginType.Isolated,
        _ => throw Words.Unknown(word),
    };

    private static PositionMode Mode(string word) => word switch
    {
        "one-way" => PositionMode.OneWay,
        "hedge" => PositionMode.Hedge,
        _ => throw Words.Unknown(word),
    };
}
