using System.Text;
using Bowline.Contract;

namespace Bowline.Cli;

/// <summary>The two ways out: stdout holds the answer and nothing else, stderr all the rest.</summary>
internal static class Say
{
    public static void Answer(string line) => Write(Console.OpenStandardOutput(), line);

    public static void Aside(string line) => Write(Console.OpenStandardError(), line);

    /// <summary>Bytes of an answer as they came.</summary>
    public static void Raw(ReadOnlySpan<byte> answer)
    {
        using var to = Console.OpenStandardOutput();
        to.Write(answer);
    }

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
        using var answers = new MemoryStream(lines.Length);
        using var asides = new MemoryStream();
        while (lines.Length > 0)
        {
            var end = lines.IndexOf((byte)'\n');
            var line = end < 0 ? lines : lines[..(end + 1)];
            lines = lines[line.Length..];
            (line[0] == ApiHeaders.AsideLine ? asides : answers).Write(line[1..]);
        }

        using (var to = Console.OpenStandardError())
            asides.WriteTo(to);
        using (var to = Console.OpenStandardOutput())
            answers.WriteTo(to);
    }

    private static string Lead(ExitCode code) => code switch
    {
        ExitCode.Refused => "Refused: ",
        ExitCode.Unknown => "Not known yet: ",
        _ => "bowline: ",
    };

    private static void Write(Stream stream, string line)
    {
        using (stream)
            stream.Write(Encoding.UTF8.GetBytes(line + "\n"));
    }
}
