using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Bowline.Journal.Tests;

/// <summary>
/// The second verifier: it shares no code with the writer and knows the format from its description alone. What it says
/// about a journal is the number of lines and the last hash, or the first thing that is wrong. An unfinished last line is
/// wrong to it too.
/// </summary>
internal static class PlainVerifier
{
    public static string Verify(IEnumerable<byte[]> segments)
    {
        try
        {
            return Walk(segments);
        }
        catch (Exception e) when (e is JsonException or DecoderFallbackException or ArgumentException or FormatException or InvalidOperationException)
        {
            return "not a journal line: " + e.Message;
        }
    }

    private static string Walk(IEnumerable<byte[]> segments)
    {
        var previous = new string('0', 64);
        long sequence = 0;
        foreach (var segment in segments)
        {
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(segment);
            if (text.Length > 0 && text[^1] != '\n') return "the last line has no end";
            foreach (var line in text.Split('\n').SkipLast(1))
            {
                sequence++;
                using var document = JsonDocument.Parse(line);
                var root = document.RootElement;
                var names = string.Join(',', root.EnumerateObject().Select(p => p.Name));
                if (names != "seq,at,kind,data,hash") return $"fields of {sequence}: {names}";
                if (root.GetProperty("seq").GetInt64() != sequence) return $"sequence at {sequence}";
                if (root.GetProperty("data").ValueKind != JsonValueKind.Object) return $"data at {sequence}";
                var covered = line[..line.LastIndexOf(",\"hash\"", StringComparison.Ordinal)];
                var due = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(previous + covered)));
                var stated = root.GetProperty("hash").GetString()!;
                if (due != stated) return $"hash at {sequence}";
                previous = stated;
            }
        }

        return $"{sequence}:{previous}";
    }
}
