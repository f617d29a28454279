using System.Text;
using Bowline.Contract;

namespace Bowline.Cli;

/// <summary>Reads: the desk's views as they are.</summary>
internal static class ReadVerbs
{
    public static int Orders(Invocation i) => Ask(
        i, Routes.Orders, ("symbol", Symbol(i)), ("history", i.Has("history") ? "true" : null), ("since", i.Flag("since")));

    public static int Trades(Invocation i) => Ask(i, Routes.Trades, ("symbol", Symbol(i)), ("since", i.Flag("since")));

    public static int Positions(Invocation i) => Ask(i, Routes.Positions);

    public static int Balance(Invocation i) => Ask(i, Routes.Balances);

    public static int Explain(Invocation i) =>
        Ask(i, $"{Routes.Explain}/{Uri.EscapeDataString(i.Word("ID")!)}", ("full", i.Has("full") ? "true" : null));

    public static int Alarms(Invocation i) => Ask(i, Routes.Alarms);

    public static int Status(Invocation i) => Ask(i, Routes.Status);

    public static int Symbols(Invocation i) => Ask(i, Routes.Symbols, ("symbol", Symbol(i)));

    public static int Price(Invocation i) => Ask(i, Routes.Price, ("symbol", Symbol(i) ?? Default(i)));

    public static int Book(Invocation i) => Ask(i, Routes.Book, ("symbol", i.Word("SYMBOL")), ("levels", i.Flag("levels")));

    public static int Doctor(Invocation i) => Ask(i, Routes.Doctor);

    private static string? Symbol(Invocation i) => i.Word("SYMBOL") ?? i.Flag("symbol");

    private static string? Default(Invocation i) => i.Settings.Find(SettingNames.DefaultSymbol).Value;

    private static int Ask(Invocation i, string route, params ReadOnlySpan<(string Name, string? Value)> query)
    {
        var path = new StringBuilder(route);
        var mark = '?';
        foreach (var (name, value) in query)
        {
            if (value is null)
                continue;
            path.Append(mark).Append(name).Append('=').Append(Uri.EscapeDataString(value));
            mark = '&';
        }

        return DeskCall.Get(path.ToString()).Run(i);
    }
}
