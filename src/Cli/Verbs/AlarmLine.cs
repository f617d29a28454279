using Bowline.Contract;

namespace Bowline.Cli;

/// <summary>While an alarm stands, every command that asks the desk says so in one line on stderr.</summary>
internal static class AlarmLine
{
    private static string _said = "";

    public static void Note(HttpAnswer answer, Invocation invocation)
    {
        if (!answer.Headers.TryGetValue(ApiHeaders.Alarms, out var line) || invocation.Verb.Name == "alarms")
            return;
        // A command that asks again and again says it once: by the number of alarms and the name, not by the words.
        var alarm = string.Join(": ", line.Split(": ").Take(2)).Split(" [")[0];
        if (alarm == _said)
            return;
        _said = alarm;
        Say.Aside($"ALARM: {line}; `bowline alarms` tells what to do");
    }
}
