using System.Text;
using Bowline.Contract;

namespace Bowline.Cli;

/// <summary>The two ways out: stdout holds the answer and nothing else, stderr all the rest.</summary>
internal static class Say
{
    public static void Answer(string line) => Write(StandardStream.Output, line);

    public static void Aside(string line) => Write(StandardStream.Error, line);

    /// <summary>Bytes of an answer as they came.</summary>
    public static void Raw(ReadOnlySpan<byte> answer) => StandardStream.Write(StandardStream.Output, answer);

    /// <summary>A failure of our own, as a line or, with <c>--json</c>, as a document.</summary>
    public static int Failure(Invocation invocation, Failure failure)
    {
        if (invocation.Json)
            Raw(FailureJson.Document(failure, "bowline " + invocation.Verb.Name));
        else
            Aside(Lead(failure.ExitCode) + failure.Message);
        if (failure.ExitCode is ExitCode.Unreadable or ExitCode.Refused)
            RefusalNote.Leave(failure, invocation.Verb.Name, invocation.Settings);
        return (int)failure.ExitCode;
    }

    /// <summary>Sorts the lines of a transcript to where they belong.</summary>
    public static void Transcript(ReadOnlySpan<byte> lines)
    {
        var (answers, asides) = (new byte[lines.Length], new byte[lines.Length]);
        var (answered, aside) = (0, 0);
        while (lines.Length > 0)
        {
            var end = lines.IndexOf((byte)'\n');
            var line = end < 0 ? lines : lines[..(end + 1)];
            lines = lines[line.Length..];
            if (line[0] == ApiHeaders.AsideLine)
                Keep(line[1..], asides, ref aside);
            else
                Keep(line[1..], answers, ref answered);
        }

        StandardStream.Write(StandardStream.Error, asides.AsSpan(0, aside));
        StandardStream.Write(StandardStream.Output, answers.AsSpan(0, answered));
    }

    private static void Keep(ReadOnlySpan<byte> line, byte[] to, ref int at)
    {
        for (var i = 0; i < line.Length; i++)
            to[at++] = line[i];
    }

    private static string Lead(ExitCode code) => code switch
    {
        ExitCode.Refused => "Refused: ",
        ExitCode.Unknown => "Not known yet: ",
        _ => "bowline: ",
    };

    private static void Write(int descriptor, string line) =>
        StandardStream.Write(descriptor, Encoding.UTF8.GetBytes(line + "\n"));
}
