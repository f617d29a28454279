using Bowline.Contract;

namespace Bowline.Cli;

/// <summary>Settings of the account at the exchange.</summary>
internal static class SettingVerbs
{
    public static int Leverage(Invocation i) => Set(i, Routes.Leverage, "N");

    public static int MarginType(Invocation i) => Set(i, Routes.MarginType, "TYPE");

    public static int PositionMode(Invocation i) => Set(i, Routes.PositionMode, "MODE");

    private static int Set(Invocation i, string route, string word)
    {
        var body = new BodyWriter()
            .Text("symbol", i.Word("SYMBOL")).Text("value", i.Word(word))
            .Yes("whatIf", i.Has("what-if")).Text("mode", ProfileChoice.ModeOf(i.Settings).Name)
            .Done();
        return DeskCall.Post(route, body).Run(i);
    }
}
