using Bowline.Contract;

namespace Bowline.Cli;

/// <summary>Arms live trading: the phrase is typed, and the desk judges it.</summary>
internal static class ArmVerb
{
    public static int Live(Invocation i)
    {
        var phrase = i.Flag("phrase") ?? Typed(i);
        if (phrase is null)
        {
            return Say.Failure(i, Failure.Unreadable(
                "arm-phrase", "arming needs its phrase, typed on a terminal or given by --phrase"));
        }

        var body = new BodyWriter().Text("phrase", phrase).Text("for", i.Flag("for")).Done();
        return DeskCall.Post(Routes.Arm, body).Run(i);
    }

    private static string? Typed(Invocation i)
    {
        if (i.Json || Console.IsInputRedirected)
            return null;
        Console.Error.Write("Orders of this desk will be placed with real money. Type 'trade real money' to go on: ");
        return Console.ReadLine()?.Trim();
    }
}
